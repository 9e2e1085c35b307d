package fr.creneau.city.cold;

import fr.creneau.city.noise.Chance;

/**
 * One box: a heat capacity between surroundings and melting plates. Stepped by explicit Euler; its fastest time constant
 * is a quarter of an hour, a step a minute. Not thread-safe.
 */
final class Box {
    private static final double SECONDS = 60;

    private final double platesWattPerKelvin;
    private final double capacity;
    private final double meltsC;
    private final double platesJoule;
    private final double fadingShare;
    private double wallsWattPerKelvin;
    private double leftJoule;
    private double celsius;

    Box(BoxKind kind, BoxNumbers n, Chance chance) {
        wallsWattPerKelvin = chance.logNormal(n.get(kind.prefix() + "walls_w_k"), n.get("walls.sigma"));
        platesWattPerKelvin = n.get(kind.prefix() + "plates_w_k");
        capacity = 1000 * n.get(kind.prefix() + "capacity_kj_k");
        meltsC = n.get(kind.prefix() + "melts_c");
        platesJoule = 1000 * chance.logNormal(n.get(kind.prefix() + "plates_kj"), n.get("plates.sigma"));
        boolean weak = chance.happens(n.get("plates.weak_share"));
        leftJoule = platesJoule * (weak ? chance.between(n.get("plates.weak_from"), n.get("plates.weak_to")) : 1);
        fadingShare = n.get("plates.fading_share");
        celsius = meltsC + chance.between(n.get("packed.over_from_k"), n.get("packed.over_to_k"));
    }

    double celsius() {
        return celsius;
    }

    /** The lid is no longer closed. */
    void open(double wallsTimes) {
        wallsWattPerKelvin *= wallsTimes;
    }

    /** One minute in these surroundings, °C. */
    void minute(double surroundingsC) {
        double touching = Math.min(1, leftJoule / (fadingShare * platesJoule));
        double intoPlates = platesWattPerKelvin * touching * Math.max(0, celsius - meltsC);
        double throughWalls = wallsWattPerKelvin * (surroundingsC - celsius);
        leftJoule = Math.max(0, leftJoule - intoPlates * SECONDS);
        celsius += (throughWalls - intoPlates) * SECONDS / capacity;
    }
}
