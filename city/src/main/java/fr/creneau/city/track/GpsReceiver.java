package fr.creneau.city.track;

import fr.creneau.city.noise.Chance;
import fr.creneau.city.noise.Noise;
import fr.creneau.core.geo.Geodesy;
import fr.creneau.core.geo.LatLon;

/**
 * What a receiver says of a true place: its error is a Gauss-Markov process on each axis, so that neighbouring fixes err
 * alike, and larger in narrow streets. Not thread-safe.
 */
public final class GpsReceiver {
    private static final double METRES_PER_DEGREE = Math.toRadians(1) * Geodesy.EARTH_RADIUS_METRES;

    /** Side of the squares of which some are narrow streets, degrees of latitude: about 220 m. */
    private static final double SQUARE_DEGREES = 0.002;

    /** Two thirds of errors with the same spread on both axes lie within so many of it: √(−2 ln(1 − 0.68)). */
    private static final double RADIUS_68 = 1.51;

    private final double sigma;
    private final double canyonFactor;
    private final double canyonShare;
    private final double correlationSeconds;
    private final double speedSigma;
    private final long townSeed;
    private final Chance chance;
    private double east;
    private double north;
    private double last = Double.NEGATIVE_INFINITY;

    /** @param townSeed where streets are narrow: the same for all vans of a town */
    public GpsReceiver(Noise noise, long townSeed, long seed) {
        this.sigma = noise.number("gps.sigma.metres");
        this.canyonFactor = noise.number("gps.canyon.factor");
        this.canyonShare = noise.share("gps.canyon.share");
        this.correlationSeconds = noise.number("gps.correlation.seconds");
        this.speedSigma = noise.number("gps.speed.sigma.mps");
        this.townSeed = townSeed;
        this.chance = new Chance(seed);
    }

    /**
     * What the receiver says.
     *
     * @param headingDeg not a number when standing
     * @param accuracyM the radius that it believes two thirds of its errors to be in
     */
    public record Reading(double lat, double lon, double speedMps, double headingDeg, double accuracyM) {}

    /** Reads at a moment not before the one read last. */
    public Reading read(VanPath.State truth, double second) {
        double memory = StrictMath.exp(-(second - last) / correlationSeconds); // 0 at the first
        double renewed = Math.sqrt(1 - memory * memory);
        east = memory * east + renewed * chance.normal();
        north = memory * north + renewed * chance.normal();
        last = second;
        double spread = sigma * (isCanyon(truth.place()) ? canyonFactor : 1);
        double lat = truth.lat() + north * spread / METRES_PER_DEGREE;
        double lon = truth.lon() + east * spread / (METRES_PER_DEGREE * Math.cos(Math.toRadians(truth.lat())));
        double speed = Math.max(0, truth.speedMps() + (truth.speedMps() > 0 ? speedSigma * chance.normal() : 0));
        double accuracy = spread * RADIUS_68 * chance.between(0.8, 1.5);
        return new Reading(lat, lon, speed, truth.headingDeg(), accuracy);
    }

    private boolean isCanyon(LatLon place) {
        long row = (long) Math.floor(place.lat() / SQUARE_DEGREES);
        long column = (long) Math.floor(place.lon() / SQUARE_DEGREES);
        long square = Chance.seed(townSeed, Chance.number("canyon"), row, column);
        return new Chance(square).happens(canyonShare);
    }
}
