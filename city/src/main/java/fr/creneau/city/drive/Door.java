package fr.creneau.city.drive;

/** A public door of the product. */
enum Door {
    POSITIONS("/api/v1/positions"),
    OSMAND("/osmand"),
    SCANS("/api/v1/scans"),
    ROUNDS("/api/v1/rounds"),
    PARCELS("/api/v1/parcels");

    private final String path;

    Door(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** How many messages go in one request at most; OsmAnd takes one. */
    int mostMessages() {
        return switch (this) {
            case OSMAND, ROUNDS -> 1;
            case POSITIONS, SCANS, PARCELS -> 200;
        };
    }
}
