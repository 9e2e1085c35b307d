package fr.creneau.core.match;

/** Takes the way as it is decided. */
public interface Driven {
    /** The van drove this arc next, or part of it where a way begins or ends. */
    void arc(int arc);

    /** What comes next does not go on from what came before. */
    void broken();
}
