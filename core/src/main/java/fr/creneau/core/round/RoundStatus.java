package fr.creneau.core.round;

/** How far a round is. */
public enum RoundStatus {
    PLANNED,
    UNDER_WAY,
    ENDED
}
