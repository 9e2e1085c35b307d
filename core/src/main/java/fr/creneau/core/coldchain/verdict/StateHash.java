package fr.creneau.core.coldchain.verdict;

import fr.creneau.core.coldchain.Reading;
import fr.creneau.core.coldchain.alert.Alert;
import fr.creneau.core.coldchain.curve.CurveSums;
import fr.creneau.core.coldchain.curve.Gap;
import fr.creneau.core.coldchain.curve.TagCurve;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over the whole state of some tags in a fixed form: every reading, every sum, gap and alert, the clock, the
 * verdict. How often and when something was told is left out. Tags have to be added in order of their names. Not
 * thread-safe.
 */
public final class StateHash {
    private final MessageDigest digest;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    public StateHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public void add(TagCurve curve, TagSummary summary) {
        add(summary.tag().value());
        add(curve.rules().profile().name());
        curve.forEachReading(this::add);
        curve.listContested().forEach(this::add);
        add(curve, summary.sums());
        summary.alerts().forEach(this::add);
        add(Double.doubleToLongBits(summary.kineticC()));
        add(summary.clock().offsetMs());
        add(Double.doubleToLongBits(summary.clock().drift()));
        add(summary.clock().referenceMs());
        add(summary.clock().trust().name());
        summary.life().ifPresent(life -> {
            add(Double.doubleToLongBits(life.lowS()));
            add(Double.doubleToLongBits(life.likelyS()));
            add(Double.doubleToLongBits(life.highS()));
        });
        add(summary.silentMs());
        add(summary.verdict().word());
    }

    /** The hash of all that was added, in hexadecimal; ends this object's use. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void add(Reading reading) {
        add(reading.observedAtMs());
        add(reading.receivedAtMs());
        add(reading.microC());
        add(reading.sequence());
    }

    private void add(TagCurve curve, CurveSums sums) {
        add(sums.readings());
        add(sums.lost());
        add(sums.leastMicroC());
        add(sums.mostMicroC());
        add(sums.knownMs());
        add(sums.unknownMs());
        add(sums.harm().high());
        add(sums.harm().low());
        add(sums.harmWeight());
        for (int limit = 0; limit < curve.rules().limits().size(); limit++) {
            add(sums.beyondMs(limit));
        }
        for (Gap gap : sums.gaps()) {
            add(gap.fromMs());
            add(gap.toMs());
        }
    }

    private void add(Alert alert) {
        add(alert.id());
        add(alert.endedMs() == null ? Long.MAX_VALUE : alert.endedMs());
        add(alert.worstMicroC());
        add(alert.beyondMs());
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }

    private void add(long value) {
        digest.update(number.putLong(0, value).array());
    }
}
