package fr.creneau.core.coldchain.curve;

/** A time of which nothing is known: from the last reading before it to the first after it, by the tag's own clock. */
public record Gap(long fromMs, long toMs) {
    public long lengthMs() {
        return toMs - fromMs;
    }
}
