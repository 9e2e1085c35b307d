package fr.creneau.core.coldchain.profile;

/** On which side of a limit the food is harmed. */
public enum Side {
    ABOVE(1),
    BELOW(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /** Times this, a temperature beyond the limit is the larger one. */
    public int sign() {
        return sign;
    }
}
