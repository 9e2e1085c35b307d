package fr.creneau.core.round;

import static fr.creneau.core.round.Day.depot;
import static fr.creneau.core.round.Day.metresEast;
import static fr.creneau.core.round.Day.near;
import static fr.creneau.core.round.Day.parcelOf;
import static fr.creneau.core.round.Day.plan;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.geo.LatLon;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.parcel.AttemptProof.Doubt;
import fr.creneau.core.parcel.ParcelState;
import fr.creneau.core.parcel.Scan;
import fr.creneau.core.parcel.ScanKind;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A van stood at a door and no scan came: how sure that makes us. */
class InferredServiceTest {
    private static final String[] STOPS = {"A", "B", "C", "D", "E", "F", "G", "H"};

    private static final long SCANNED_AFTER_MS = 70_000;

    private static final ParcelId OTHER = new ParcelId("P-A2");

    private final Day day = new Day()
            .plan(plan("R1", 1, "06:00", "V1", STOPS))
            .stands("V1", "08:00", "08:31", depot())
            .fix("V1", "08:50", metresEast(-300));

    private ParcelView parcel(String stop) {
        return requireNonNull(day.view("R1").parcels().get(parcelOf(stop)));
    }

    private StopView stop(String id) {
        return day.getStop("R1", id);
    }

    private static double sure(ParcelView parcel) {
        return requireNonNull(parcel.probability());
    }

    private double sureOf(String stop) {
        return sure(parcel(stop));
    }

    private void drivesOn(String at) {
        day.fix("V1", at + ":10", metresEast(-150)).fix("V1", at + ":40", metresEast(150));
    }

    @Test
    void theNextStopOfThePlanIsProbablyDeliveredAndCertainlyOnceItIsScanned() {
        day.stands("V1", "09:01", "09:03", near("A"));
        drivesOn("09:04");
        assertThat(parcel("A").state()).isEqualTo(ParcelState.DELIVERED);
        assertThat(parcel("A").inferred()).isTrue();
        assertThat(sureOf("A")).isBetween(0.9, 0.97);
        assertThat(stop("A").probability()).isEqualTo(parcel("A").probability());
        day.scan("A", ScanKind.DELIVERED, "09:02");
        assertThat(sureOf("A")).isEqualTo(1);
        assertThat(stop("A").probability()).isNull();
    }

    @Test
    void aVanThatStoodFartherOffIsLessSure() {
        day.stands("V1", "09:01", "09:03", metresEast(-45));
        drivesOn("09:04");
        assertThat(sureOf("A")).isBetween(0.5, 0.8);
    }

    @Test
    void theLongerTheRoundGoesOnWithoutComingBackTheSurerItIs() {
        day.stands("V1", "09:01", "09:03", near("A"));
        drivesOn("09:04");
        double atOnce = sureOf("A");
        int minute = 10;
        for (String stop : List.of("B", "C", "D", "E", "F", "G")) {
            day.stands("V1", "09:" + minute, "09:" + (minute + 2), near(stop))
                    .scan(stop, ScanKind.DELIVERED, "09:" + (minute + 1));
            minute += 6;
        }
        assertThat(sureOf("A")).isGreaterThan(atOnce).isLessThan(1);
    }

    /** More stand still for other reasons than deliver there: nobody is told "delivered" from that. */
    @Test
    void aStayAtADoorOutOfTurnIsConcludedOnlyOnceTheRoundWentOnBeyondIt() {
        day.stands("V1", "09:01", "09:03", near("C"));
        day.fix("V1", "09:04", metresEast(750)).fix("V1", "09:05", metresEast(900));
        assertThat(parcel("C").state()).isEqualTo(ParcelState.ON_ROUND);
        day.stands("V1", "09:10", "09:12", near("D")).scan("D", ScanKind.DELIVERED, "09:11");
        assertThat(parcel("C").state()).isEqualTo(ParcelState.DELIVERED);
        assertThat(sureOf("C")).isBetween(0.5, 0.9);
    }

    /** What speaks against a state is told with it, also where it is not enough for another. */
    @Test
    void aStayThatIsNotConcludedMakesItLessSureThatTheParcelIsInTheVan() {
        assertThat(sureOf("C")).isEqualTo(1);
        day.stands("V1", "09:01", "09:03", near("C"));
        day.fix("V1", "09:04", metresEast(750)).fix("V1", "09:05", metresEast(900));
        assertThat(parcel("C").state()).isEqualTo(ParcelState.ON_ROUND);
        assertThat(sureOf("C")).isEqualTo(0.70);
        assertThat(stop("C").probability()).as("nothing is concluded").isNull();
        assertThat(sureOf("B")).isEqualTo(1);
        assertThat(day.effects(RoundEffect.ParcelChanged.class))
                .extracting(told -> told.parcel().parcel() + " " + told.parcel().probability())
                .contains("P-C 0.7");
    }

    @Test
    void whatNoScanBroughtBackIsNotCertainlyUnserved() {
        day.stands("V1", "09:01", "09:03", near("C"));
        day.fix("V1", "09:04", metresEast(750)).fix("V1", "09:05", metresEast(900));
        day.scan("B", ScanKind.RETURNED_TO_DEPOT, "18:00").clock("23:00");
        for (String stop : List.of("A", "C")) {
            assertThat(parcel(stop).state()).isEqualTo(ParcelState.UNSERVED);
            assertThat(parcel(stop).probability()).as("nobody has counted it").isNull();
        }
        assertThat(parcel("B").state()).isEqualTo(ParcelState.UNSERVED);
        assertThat(sureOf("B")).as("a scan says so").isEqualTo(1);
    }

    /** What the stay at C is taken for changes with D's scan, and must not change whose turn it was after it. */
    @Test
    void aScanFartherOnTakesBackNoDeliveryThatWasConcluded() {
        day.stands("V1", "09:01", "09:03", near("C"));
        day.stands("V1", "09:08", "09:10", metresEast(-30));
        drivesOn("09:12");
        assertThat(parcel("C").state()).isEqualTo(ParcelState.ON_ROUND);
        assertThat(parcel("A").state()).isEqualTo(ParcelState.DELIVERED);
        double before = sureOf("A");
        day.stands("V1", "09:14", "09:16", near("D")).scan("D", ScanKind.DELIVERED, "09:15");
        assertThat(parcel("C").state()).isEqualTo(ParcelState.DELIVERED);
        assertThat(parcel("A").state()).isEqualTo(ParcelState.DELIVERED);
        assertThat(sureOf("A")).isGreaterThanOrEqualTo(before);
    }

    @Test
    void ofTwoStaysAtOneDoorTheLikelierSpeaks() {
        day.stands("V1", "09:01", "09:03", near("B"));
        day.stands("V1", "09:08", "09:10", near("A"));
        day.stands("V1", "09:14", "09:16", near("B"));
        day.stands("V1", "09:20", "09:22", near("C")).scan("C", ScanKind.DELIVERED, "09:21");
        assertThat(sureOf("B")).as("next in the plan once A was served").isGreaterThan(0.95);
        assertThat(requireNonNull(parcel("B").arrivedMs())).isEqualTo(Day.at("09:14"));
    }

    @Test
    void scansFartherOnNeverMakeAConclusionLessSureAndNoOrderOfTheFactsMattersSeeds1To200() {
        assertThat(raisedByScansFartherOn(false)).isGreaterThan(40);
    }

    /** Where two doors share parking places, a scan may show that a stay was another's: less sure, but never taken back. */
    @Test
    void atDoorsThatShareParkingPlacesScansFartherOnTakeNothingBackSeeds1To200() {
        assertThat(raisedByScansFartherOn(true)).isGreaterThan(40);
    }

    /** @return how many conclusions a scan made surer */
    private static int raisedByScansFartherOn(boolean inPairs) {
        int raised = 0;
        for (int seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            List<Consumer<Day>> facts = new ArrayList<>();
            facts.add(d -> d.plan(onStreet(inPairs)));
            facts.add(d -> d.stands("V1", "08:00", "08:31", depot()));
            Map<String, Scan> late = wander(random, facts, inPairs);
            Day asItCame = new Day();
            facts.forEach(fact -> fact.accept(asItCame));
            List<String> scanned = new ArrayList<>(late.keySet());
            Collections.shuffle(scanned, random);
            for (String stop : scanned) {
                Map<ParcelId, ParcelView> before = asItCame.view("R1").parcels();
                Scan scan = requireNonNull(late.get(stop));
                Consumer<Day> fact = d -> d.scan(parcelOf(stop), scan);
                fact.accept(asItCame);
                facts.add(fact);
                for (String other : STOPS) {
                    ParcelView was = requireNonNull(before.get(parcelOf(other)));
                    if (was.inferred()
                            && other.compareTo(stop) < 0
                            && requireNonNull(was.arrivedMs()) < scan.observedAtMs() - SCANNED_AFTER_MS) {
                        ParcelView is =
                                requireNonNull(asItCame.view("R1").parcels().get(parcelOf(other)));
                        assertThat(is.state())
                                .as("seed %d: %s, %s scanned", seed, other, stop)
                                .isEqualTo(was.state());
                        assertThat(sure(is))
                                .as("seed %d: %s, %s scanned", seed, other, stop)
                                .isGreaterThanOrEqualTo(inPairs ? 0.5 : sure(was));
                        raised += sure(is) > sure(was) ? 1 : 0;
                    }
                }
            }
            Collections.shuffle(facts, random);
            Day shuffled = new Day();
            facts.forEach(fact -> fact.accept(shuffled));
            assertThat(shuffled.clock("15:00").clock("16:00").facts())
                    .as("seed %d", seed)
                    .isEqualTo(asItCame.clock("15:00").clock("16:00").facts());
        }
        return raised;
    }

    /** Metres from A: every door 300 m from the next, or two by two 25 m. */
    private static int east(String stop, boolean inPairs) {
        int index = stop.charAt(0) - 'A';
        return 300 * index - (inPairs && index % 2 == 1 ? 275 : 0);
    }

    private static RoundPlan onStreet(boolean inPairs) {
        RoundPlan one = plan("R1", 1, "06:00", "V1", STOPS);
        List<PlannedStop> stops = new ArrayList<>();
        for (PlannedStop stop : one.stops()) {
            LatLon door = metresEast(east(stop.stop().value(), inPairs));
            stops.add(new PlannedStop(
                    stop.stop(),
                    door.lat(),
                    door.lon(),
                    stop.kind(),
                    stop.plannedArrivalMs(),
                    stop.serviceSeconds(),
                    stop.parcels()));
        }
        return with(one, stops);
    }

    private static RoundPlan with(RoundPlan plan, List<PlannedStop> stops) {
        return new RoundPlan(
                plan.round(),
                plan.version(),
                plan.issuedAtMs(),
                plan.eventId(),
                plan.depot(),
                plan.day(),
                plan.driver(),
                plan.departureMs(),
                plan.vans(),
                stops);
    }

    /**
     * From door to door in any order, some scanned; then on along the plan.
     *
     * @return the scans of the last stops, by stop
     */
    private static Map<String, Scan> wander(Random random, List<Consumer<Day>> facts, boolean inPairs) {
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            order.add(STOPS[random.nextInt(STOPS.length)]);
        }
        int wandered = order.size();
        for (String stop : STOPS) {
            if (random.nextInt(3) == 0) {
                order.add(stop);
            }
        }
        Map<String, Scan> late = new LinkedHashMap<>();
        LocalTime from = LocalTime.of(9, 0);
        for (int i = 0; i < order.size(); i++) {
            String stop = order.get(i);
            String begins = from.toString();
            String ends = from.plusMinutes(2).toString();
            LatLon place = metresEast(east(stop, inPairs) + random.nextInt(45));
            facts.add(d -> d.stands("V1", begins, ends, place));
            String away = from.plusMinutes(4).toString();
            String back = from.plusMinutes(6).toString();
            facts.add(d -> d.fix("V1", away, metresEast(3_000)).fix("V1", back, metresEast(3_400)));
            Scan scan = new Scan("scan-" + i, ScanKind.DELIVERED, Day.at(begins) + SCANNED_AFTER_MS, null);
            if (i >= wandered) {
                late.put(stop, scan);
            } else if (random.nextInt(4) == 0) {
                facts.add(d -> d.scan(parcelOf(stop), scan));
            }
            from = from.plusMinutes(8);
        }
        String end = from.toString();
        facts.add(d -> d.fix("V1", end, metresEast(3_000)));
        return late;
    }

    /** One parcel of two is scanned: what is told of the other is the likelier, and no attempt is counted. */
    @Test
    void besideAParcelThatNobodyTookTheOtherIsProbablyDelivered() {
        for (ScanKind kind : List.of(ScanKind.ABSENT, ScanKind.REFUSED)) {
            Day two = new Day().plan(twoParcelsAtA()).stands("V1", "08:00", "08:31", depot());
            two.stands("V1", "09:01", "09:03", near("A")).scan("A", kind, "09:02");
            assertThat(other(two).state()).as("while the van stands there").isEqualTo(ParcelState.ON_ROUND);
            two.fix("V1", "09:04", metresEast(150)).fix("V1", "09:05", metresEast(300));
            ParcelView other = other(two);
            assertThat(other.state()).isEqualTo(ParcelState.DELIVERED);
            assertThat(other.inferred()).isTrue();
            assertThat(sure(other)).isBetween(0.5, InferredService.BESIDE_A_DELIVERY);
            assertThat(two.getStop("R1", "A").disputed()).isEmpty();
            assertThat(two.getStop("R1", "A").status()).isEqualTo(StopStatus.FAILED);
            two.scan(OTHER, new Scan("S2", ScanKind.RETURNED_TO_DEPOT, Day.at("17:00"), null));
            assertThat(other(two).state()).as("it was in the van").isEqualTo(ParcelState.UNSERVED);
        }
    }

    private static ParcelView other(Day day) {
        return requireNonNull(day.view("R1").parcels().get(OTHER));
    }

    private static RoundPlan twoParcelsAtA() {
        RoundPlan one = plan("R1", 1, "06:00", "V1", "A", "B", "C");
        PlannedStop a = one.stops().get(0);
        PlannedStop both = new PlannedStop(
                a.stop(),
                a.lat(),
                a.lon(),
                a.kind(),
                a.plannedArrivalMs(),
                a.serviceSeconds(),
                List.of(parcelOf("A"), OTHER));
        return with(one, List.of(both, one.stops().get(1), one.stops().get(2)));
    }

    @Test
    void whatSpeaksForIsNeverLessSureNearerOrFartherOn() {
        double[] metres = {0, 20, 20.5, 35, 36, 50};
        for (boolean next : new boolean[] {true, false}) {
            for (int beyond = 0; beyond < 8; beyond++) {
                for (int i = 0; i < metres.length; i++) {
                    double here = new InferredService(next, metres[i], beyond).probability();
                    assertThat(here).isBetween(0.0, 0.99);
                    assertThat(new InferredService(next, metres[i], beyond + 1).probability())
                            .isGreaterThanOrEqualTo(here);
                    if (i > 0) {
                        assertThat(new InferredService(next, metres[i - 1], beyond).probability())
                                .isGreaterThanOrEqualTo(here);
                    }
                }
            }
        }
    }

    /** The board counts what a stop's snapshot carries. */
    @Test
    void aDisputedAttemptTravelsWithItsStopAndIsToldTheMomentThatItIsDisputed() {
        day.scan("A", ScanKind.ABSENT, "09:02");
        assertThat(stop("A").disputed()).isEmpty();
        day.stands("V1", "09:10", "09:12", near("B"));
        assertThat(stop("A").disputed()).isEqualTo(Map.of(parcelOf("A"), Doubt.NOT_AT_THE_DOOR));
        List<RoundEffect.RoundChanged> told = day.effects(RoundEffect.RoundChanged.class);
        assertThat(told.get(told.size() - 1).stops().get(0).stop().disputed()).hasSize(1);
        day.stands("V1", "09:01", "09:03", near("A"));
        assertThat(stop("A").disputed()).as("the fixes came late").isEmpty();
    }
}
