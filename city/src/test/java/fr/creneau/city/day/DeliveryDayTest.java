package fr.creneau.city.day;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.city.Monaco;
import fr.creneau.city.day.DayMessage.ParcelAnnounced;
import fr.creneau.city.day.DayMessage.ParcelScanned;
import fr.creneau.city.day.DayMessage.RoundIssued;
import fr.creneau.city.day.DayMessage.ScanKind;
import fr.creneau.city.day.DayMessage.VanFix;
import fr.creneau.city.law.Outcome;
import fr.creneau.city.law.RoundLaw;
import fr.creneau.city.law.Visit;
import fr.creneau.city.noise.Noise;
import fr.creneau.city.plan.KindMix;
import fr.creneau.city.plan.ParcelCount;
import fr.creneau.city.plan.Timetable;
import fr.creneau.city.town.Address;
import fr.creneau.core.geo.LatLon;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeliveryDayTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);
    private static final DeliveryDay DAY = DeliveryDay.plan(Monaco.town(), TUESDAY, 3, 7);
    private static final List<DayMessage> MESSAGES = DAY.messages(10);

    private static <T extends DayMessage> List<T> all(Class<T> kind) {
        return MESSAGES.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void threeRoundsOfEightyToAHundredAndTwentyStopsByDefault() {
        assertThat(DAY.rounds()).hasSize(3);
        assertThat(DAY.rounds())
                .allMatch(round -> round.plan().size() >= 80 && round.plan().size() <= 120);
        assertThat(DAY.rounds().stream().flatMap(round -> round.addresses().stream()))
                .extracting(Address::id)
                .as("an address is in one round")
                .doesNotHaveDuplicates();
        assertThat(DAY.rounds().stream().flatMap(round -> round.allParcels().stream()))
                .extracting(Parcel::number)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(300);
    }

    @Test
    void theSameSeedTellsTheSameDayAndAnotherSeedAnother() {
        DeliveryDay again = DeliveryDay.plan(Monaco.town(), TUESDAY, 3, 7);
        DeliveryDay other = DeliveryDay.plan(Monaco.town(), TUESDAY, 3, 8);
        assertThat(told(again.messages(10)).equals(told(MESSAGES))).isTrue();
        assertThat(again.rounds().stream().map(round -> round.plan().stops()))
                .containsExactlyElementsOf(
                        DAY.rounds().stream().map(round -> round.plan().stops()).toList());
        assertThat(told(other.messages(600)).equals(told(DAY.messages(600)))).isFalse();
    }

    /** All but the plans, which are compared by their stops. */
    private static List<DayMessage> told(List<DayMessage> messages) {
        return messages.stream()
                .filter(message -> !(message instanceof RoundIssued))
                .toList();
    }

    @Test
    void theOrderIsSensible() {
        for (DayRound round : DAY.rounds()) {
            double planned = 0;
            double shuffled = 0;
            for (int place = 1; place < round.plan().size(); place++) {
                planned += round.plan().legSeconds(place, place + 1);
                shuffled += round.plan()
                        .legSeconds(place, 1 + (place * 37) % round.plan().size());
            }
            assertThat(planned).isLessThan(0.5 * shuffled);
        }
    }

    @Test
    void messagesComeInTheOrderOfSendingAndNoneTellsOfTheFuture() {
        assertThat(MESSAGES).isSortedAccordingTo(Comparator.comparing(DayMessage::sendAt));
        assertThat(all(VanFix.class)).allMatch(fix -> !fix.at().isAfter(fix.sendAt()));
        assertThat(all(ParcelScanned.class)).allMatch(scan -> !scan.at().isAfter(scan.sendAt()));
        assertThat(MESSAGES.get(0).sendAt()).isAfter(DAY.instantOf(-12 * 3600));
        assertThat(MESSAGES.get(MESSAGES.size() - 1).sendAt())
                .isBefore(DAY.lastReturn().plus(Duration.ofMinutes(20)));
    }

    @Test
    void everyParcelIsAnnouncedThenScannedInAnOrderThatCanBe() {
        Map<String, Instant> announced = all(ParcelAnnounced.class).stream()
                .collect(Collectors.toMap(a -> a.parcel().number(), ParcelAnnounced::sendAt));
        Map<String, List<ParcelScanned>> scans = all(ParcelScanned.class).stream()
                .collect(Collectors.groupingBy(scan -> scan.parcel().number()));
        for (DayRound round : DAY.rounds()) {
            for (Parcel parcel : round.allParcels()) {
                List<ParcelScanned> story = scans.getOrDefault(parcel.number(), List.of()).stream()
                        .collect(Collectors.toMap(ParcelScanned::eventId, Function.identity(), (a, b) -> a))
                        .values()
                        .stream()
                        .sorted(Comparator.comparing(ParcelScanned::at))
                        .toList();
                assertThat(announced.get(parcel.number())).isBefore(story.get(0).at());
                List<ScanKind> kinds = story.stream().map(ParcelScanned::kind).toList();
                assertThat(kinds)
                        .startsWith(
                                ScanKind.HUB_ARRIVAL, ScanKind.HUB_DEPARTURE, ScanKind.DEPOT_ARRIVAL, ScanKind.LOADED)
                        .isSorted();
                assertThat(story.get(3).at())
                        .isBefore(DAY.instantOf(round.truth().departure()));
            }
        }
    }

    @Test
    void scansSayWhatReallyHappenedAtTheDoor() {
        Map<String, ScanKind> scanned = all(ParcelScanned.class).stream()
                .filter(scan -> scan.place().isPresent())
                .collect(Collectors.toMap(scan -> scan.parcel().number(), ParcelScanned::kind, (a, b) -> a));
        int forgotten = 0;
        int absent = 0;
        for (DayRound round : DAY.rounds()) {
            for (Visit visit : round.truth().visits()) {
                List<Parcel> parcels = round.parcels().get(visit.place() - 1);
                for (int i = 0; i < parcels.size(); i++) {
                    ScanKind kind = scanned.get(parcels.get(i).number());
                    if (kind == null) {
                        forgotten++;
                        assertThat(visit.outcomes().get(i)).isEqualTo(Outcome.DELIVERED);
                    } else {
                        assertThat(kind.name())
                                .isEqualTo(visit.outcomes().get(i).name());
                    }
                    absent += visit.outcomes().get(i) == Outcome.ABSENT ? 1 : 0;
                }
            }
        }
        assertThat(forgotten).isBetween(1, 15);
        assertThat(absent).isBetween(5, 80);
        assertThat(DAY.listToComeAgain()).hasSize(absent);
    }

    @Test
    void whoWasNotHomeGetsTheSameParcelOnTheNextDay() {
        DeliveryDay next = DAY.next();
        assertThat(next.date()).isEqualTo(TUESDAY.plusDays(1));
        List<Parcel> again = next.rounds().stream()
                .flatMap(round -> round.allParcels().stream())
                .filter(parcel -> parcel.attempt() == 2)
                .toList();
        assertThat(again).containsExactlyInAnyOrderElementsOf(DAY.listToComeAgain());
        assertThat(next.messages(60).stream()
                        .filter(ParcelAnnounced.class::isInstance)
                        .map(message -> ((ParcelAnnounced) message).parcel().attempt()))
                .as("announced once only")
                .containsOnly(1);
    }

    @Test
    void noTwoParcelsOfADayHaveOneNumberSeed1() {
        // When numbers were drawn by chance, two of one round met on this day.
        DeliveryDay day =
                DeliveryDay.plan(Monaco.town(), LocalDate.of(2026, 3, 2), 8, 1).next();
        assertThat(day.rounds().stream().flatMap(round -> round.allParcels().stream()))
                .extracting(Parcel::number)
                .doesNotHaveDuplicates();
    }

    @Test
    void someMessagesAreDoubledAndSomeFixesComeInABurst() {
        Map<String, Long> times =
                MESSAGES.stream().collect(Collectors.groupingBy(DayMessage::eventId, Collectors.counting()));
        long doubled = times.values().stream().filter(count -> count == 2).count();
        assertThat(doubled).isBetween(MESSAGES.size() / 300L, MESSAGES.size() / 50L);
        assertThat(times.values()).allMatch(count -> count <= 2);
        long late = all(VanFix.class).stream()
                .filter(fix -> Duration.between(fix.at(), fix.sendAt()).toSeconds() > 30)
                .count();
        assertThat(late).isGreaterThan(20);
    }

    @Test
    void vansStandAtTheKerbWhileTheyServe() {
        DayRound van = DAY.rounds().get(1);
        assertThat(van.byPhone()).isFalse();
        List<VanFix> fixes = all(VanFix.class).stream()
                .filter(fix -> fix.sender().equals(van.vanId()))
                .toList();
        for (Visit visit : van.truth().visits()) {
            LatLon kerb = van.addresses().get(visit.place() - 1).kerb();
            List<VanFix> there = fixes.stream()
                    .filter(fix -> fix.at().isAfter(DAY.instantOf(visit.arrival()))
                            && fix.at().isBefore(DAY.instantOf(visit.departure())))
                    .toList();
            assertThat(there).allMatch(fix -> new LatLon(fix.lat(), fix.lon()).metresTo(kerb) < 60);
        }
    }

    @Test
    void neighbouringFixesErrAlike() {
        DayRound van = DAY.rounds().get(1);
        Visit longest = van.truth().visits().stream()
                .max(Comparator.comparingDouble(visit -> visit.departure() - visit.arrival()))
                .orElseThrow();
        List<VanFix> there = all(VanFix.class).stream()
                .filter(fix -> fix.sender().equals(van.vanId())
                        && fix.at().isAfter(DAY.instantOf(longest.arrival()))
                        && fix.at().isBefore(DAY.instantOf(longest.departure())))
                .toList();
        double step = 0;
        for (int i = 1; i < there.size(); i++) {
            step += new LatLon(there.get(i - 1).lat(), there.get(i - 1).lon())
                    .metresTo(new LatLon(there.get(i).lat(), there.get(i).lon()));
        }
        assertThat(step / (there.size() - 1))
                .as("metres between fixes of a standing van")
                .isBetween(0.3, 12.0);
    }

    @Test
    void plansAreIssuedBeforeLoadingAndEveryNumberOfTheNoiseFileIsUsed() {
        assertThat(all(RoundIssued.class)).hasSize(3);
        assertThat(all(RoundIssued.class)).allMatch(plan -> plan.sendAt().isBefore(DAY.firstDeparture()));
        assertThat(unusedAfterAWholeDay()).isEmpty();
    }

    /** Reads every number as those do who make a day. */
    private static Set<String> unusedAfterAWholeDay() {
        Noise noise = Noise.standard();
        new RoundLaw(noise, 1);
        new Timetable(noise);
        new KindMix(noise);
        new ParcelCount(noise);
        new DayMessages(DeliveryDay.plan(Monaco.town(), TUESDAY, 1, 1), noise, 1, 600).list();
        return noise.listUnused();
    }
}
