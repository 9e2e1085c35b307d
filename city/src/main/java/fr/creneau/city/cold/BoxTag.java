package fr.creneau.city.cold;

import fr.creneau.city.cold.BoxJourney.Heard;
import fr.creneau.city.noise.Chance;
import fr.creneau.core.coldchain.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a tag makes of the true temperature, and the radio of the tag's readings. Stateless. */
final class BoxTag {
    private static final double HOUR_MS = 3_600_000;
    private static final int MINUTE_MS = 60_000;

    private BoxTag() {}

    static List<Heard> hear(
            BoxNumbers n, long startMs, double[] truthC, double[] wayC, Chance chance) {
        int intervalMinutes = (int) n.get("tag.interval_min");
        double bias = n.get("tag.bias_sd_c") * chance.normal();
        double step = n.get("tag.step_c");
        double offsetMs = 1000 * n.get("tag.clock_sd_s") * chance.normal();
        double drift = 1e-6 * n.get("tag.drift_sd_ppm") * chance.normal();
        boolean measured = !chance.happens(n.get("surroundings.unknown_share"));
        Quiet silence = Quiet.draw("tag.silence", n, truthC.length, chance);
        Quiet dead = Quiet.draw("radio.dead", n, truthC.length, chance);
        List<Heard> heard = new ArrayList<>();
        int sequence = 0;
        for (int minute = 0; minute < truthC.length; minute += intervalMinutes, sequence++) {
            double noisy = truthC[minute] + bias + n.get("tag.noise_sd_c") * chance.normal();
            double celsius = Math.round(noisy / step) * step;
            boolean lost = chance.happens(n.get("tag.lost_share"));
            double radioMs = 1000 * chance.logNormal(n.get("radio.seconds"), n.get("radio.sigma"));
            double surroundings = wayC[minute] + n.get("surroundings.noise_sd_c") * chance.normal();
            boolean doubled = chance.happens(n.get("radio.doubled_share"));
            double laterMs = chance.between(0, HOUR_MS * n.get("radio.doubled_hours_to"));
            if (lost || silence.covers(minute)) {
                continue;
            }
            long trueMs = startMs + (long) minute * MINUTE_MS;
            long receivedMs = trueMs + (long) radioMs + (dead.covers(minute) ? dead.leftMs(minute) : 0);
            long observedMs = trueMs + Math.round(offsetMs + drift * minute * MINUTE_MS);
            Reading reading = new Reading(observedMs, receivedMs, (int) Math.round(celsius * 1e6), sequence);
            heard.add(new Heard(reading, trueMs, measured ? surroundings : Double.NaN));
            if (doubled) {
                Reading again = new Reading(observedMs, receivedMs + (long) laterMs, reading.microC(), sequence);
                heard.add(new Heard(again, trueMs, Double.NaN));
            }
        }
        heard.sort(Comparator.comparingLong(each -> each.reading().receivedAtMs()));
        return heard;
    }

    /** Minutes in which nothing gets through. */
    private record Quiet(int from, int to) {
        static Quiet draw(String name, BoxNumbers n, int minutes, Chance chance) {
            if (!chance.happens(n.get(name + "_share"))) {
                return new Quiet(0, 0);
            }
            int length = (int) (60 * chance.between(n.get(name + "_hours_from"), n.get(name + "_hours_to")));
            int from = chance.below(minutes);
            return new Quiet(from, from + length);
        }

        boolean covers(int minute) {
            return minute >= from && minute < to;
        }

        long leftMs(int minute) {
            return (long) (to - minute) * MINUTE_MS;
        }
    }
}
