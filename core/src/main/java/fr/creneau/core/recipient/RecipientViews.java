package fr.creneau.core.recipient;

import fr.creneau.core.geo.LatLon;
import fr.creneau.core.recipient.ParcelSeen.Outcome;
import fr.creneau.core.recipient.ParcelSeen.Scanned;
import fr.creneau.core.recipient.ParcelSeen.Told;
import fr.creneau.core.recipient.RecipientView.Ended;
import fr.creneau.core.recipient.RecipientView.Known;
import fr.creneau.core.recipient.RecipientView.MovingAway;
import fr.creneau.core.recipient.RecipientView.State;
import fr.creneau.core.recipient.RecipientView.Step;
import fr.creneau.core.recipient.RecipientView.StepKind;
import fr.creneau.core.recipient.RecipientView.VanShown;
import fr.creneau.core.recipient.RoundSeen.Phase;
import fr.creneau.core.recipient.RoundSeen.StopPhase;
import fr.creneau.core.recipient.RoundSeen.StopSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts a round down to what one recipient may see. Stateless. */
public final class RecipientViews {
    /** A van that is this much farther than before, beyond its own error, drives away. */
    private static final double AWAY_METRES = 60;

    private RecipientViews() {}

    /**
     * The view of one parcel.
     *
     * @param round the round that carries the parcel now, null when none does
     * @param van null when its place is not known
     * @param now domain time
     * @param calibrated whether claimed probabilities are known to hold; only then is a window narrowed
     */
    public static RecipientView of(
            ParcelSeen parcel,
            @Nullable RoundSeen round,
            @Nullable VanSeen van,
            Instant now,
            ViewPolicy policy,
            boolean calibrated) {
        @Nullable
        StopSeen mine =
                round == null ? null : round.findStopOf(parcel.parcelId()).orElse(null);
        @Nullable Outcome outcome = outcomeOn(parcel, round);
        boolean awaited = round != null
                && mine != null
                && round.phase() == Phase.UNDER_WAY
                && round.departedAt() != null
                && !isOver(outcome)
                && mine.phase() != StopPhase.DONE
                && mine.phase() != StopPhase.FAILED
                && mine.rank() >= 0;
        @Nullable Integer before = awaited && mine != null ? (Integer) mine.rank() : null;
        @Nullable LatLon place = parcel.place() != null ? parcel.place() : mine == null ? null : mine.place();
        List<Told> tellings = tellingsOn(parcel, round);
        @Nullable Told last = tellings.isEmpty() ? null : tellings.get(tellings.size() - 1);
        @Nullable Told first = tellings.size() > 1 ? tellings.get(0) : null;
        State state = state(parcel, round, mine, outcome, before, policy);
        @Nullable
        VanShown shown = before == null || van == null || mine == null ? null : shown(van, mine, before, policy);
        return new RecipientView(
                parcel.parcelId(),
                state,
                known(state, parcel, awaited ? round : null, outcome, shown),
                last,
                first,
                first == null || last == null
                        ? null
                        : (Integer) (int)
                                Duration.between(first.start(), last.start()).toMinutes(),
                awaited && mine != null && mine.phase() != StopPhase.SERVING ? mine.expected() : null,
                calibrated && awaited && mine != null && mine.phase() != StopPhase.SERVING ? mine.live() : null,
                before,
                place,
                shown,
                awaited && round != null && isStale(round, now, policy),
                awaited && round != null ? round.lastEvidence() : null,
                timeline(parcel, round, outcome),
                outcome != null && isOver(outcome) && outcome.state() != Outcome.State.WITHDRAWN
                        ? new Ended(
                                outcome.at(),
                                outcome.receivedBy(),
                                outcome.dwellSeconds(),
                                outcome.inferred(),
                                outcome.doubt())
                        : null);
    }

    /** The parcel's state on this round: what an older round made of it shows in the timeline only. */
    private static @Nullable Outcome outcomeOn(ParcelSeen parcel, @Nullable RoundSeen round) {
        Outcome outcome = parcel.outcome();
        return outcome == null || (round != null && !outcome.roundId().equals(round.roundId())) ? null : outcome;
    }

    private static List<Told> tellingsOn(ParcelSeen parcel, @Nullable RoundSeen round) {
        Optional<String> roundId = Optional.ofNullable(round).map(RoundSeen::roundId);
        return parcel.tellings().stream()
                .filter(told -> roundId.map(told.roundId()::equals).orElse(true))
                .sorted(Comparator.comparing(Told::toldAt).thenComparing(Told::telling))
                .toList();
    }

    private static boolean isOver(@Nullable Outcome outcome) {
        return outcome != null && outcome.state() != Outcome.State.PLANNED && outcome.state() != Outcome.State.ON_ROUND;
    }

    /** @param round null where the parcel is not awaited from it any more, or not yet */
    private static Known known(
            State state,
            ParcelSeen parcel,
            @Nullable RoundSeen round,
            @Nullable Outcome outcome,
            @Nullable VanShown van) {
        Double probability = state == State.AT_THE_DOOR ? null : outcome == null ? (Double) 1.0 : outcome.probability();
        if (outcome != null && isOver(outcome)) {
            return new Known(probability, outcome.at(), null);
        }
        if (round != null) {
            return new Known(probability, round.lastEvidence(), van == null ? null : (Double) van.radiusMetres());
        }
        @Nullable
        Instant newest = parcel.scans().stream()
                .map(Scanned::at)
                .max(Comparator.naturalOrder())
                .orElse(parcel.announcedAt());
        return new Known(probability, newest, null);
    }

    private static State state(
            ParcelSeen parcel,
            @Nullable RoundSeen round,
            @Nullable StopSeen mine,
            @Nullable Outcome outcome,
            @Nullable Integer before,
            ViewPolicy policy) {
        if (outcome != null) {
            switch (outcome.state()) {
                case DELIVERED:
                    return State.DELIVERED;
                case NOT_HOME:
                    return State.NOT_HOME;
                case REFUSED:
                    return State.REFUSED;
                case UNSERVED:
                    return State.UNSERVED;
                case WITHDRAWN:
                    return State.WITHDRAWN;
                case PLANNED:
                case ON_ROUND:
                    break;
            }
        }
        if (before != null && mine != null) {
            if (mine.phase() == StopPhase.SERVING) {
                return State.AT_THE_DOOR;
            }
            return before <= policy.nearStops() ? State.NEAR : State.ON_ROUND;
        }
        if ((outcome != null && outcome.state() == Outcome.State.ON_ROUND)
                || (round != null && mine != null && round.phase() == Phase.UNDER_WAY)) {
            return State.ON_ROUND;
        }
        return beforeTheRound(parcel);
    }

    private static State beforeTheRound(ParcelSeen parcel) {
        return parcel.scans().stream()
                .max(Comparator.comparing(Scanned::at))
                .map(scan -> switch (scan.step()) {
                    case HUB -> State.AT_HUB;
                    case DEPOT, RETURNED -> State.AT_DEPOT;
                    case LOADED -> State.ON_ROUND;
                })
                .orElse(State.ANNOUNCED);
    }

    private static @Nullable VanShown shown(VanSeen van, StopSeen mine, int before, ViewPolicy policy) {
        double metres = van.place().metresTo(mine.place());
        if (before > policy.shownStops() && metres > policy.shownMetres()) {
            return null;
        }
        boolean away = van.earlier() != null
                && mine.phase() != StopPhase.SERVING
                && metres - van.earlier().metresTo(mine.place()) > Math.max(AWAY_METRES, van.radiusMetres());
        return new VanShown(
                van.place(),
                van.headingDegrees(),
                van.radiusMetres(),
                van.observedAt(),
                !away ? null : before > 0 ? MovingAway.OTHER_STOPS_FIRST : MovingAway.DETOUR);
    }

    private static boolean isStale(RoundSeen round, Instant now, ViewPolicy policy) {
        Instant heard = round.lastEvidence() != null ? round.lastEvidence() : round.departedAt();
        return heard != null && heard.plus(policy.staleAfter()).isBefore(now);
    }

    private static List<Step> timeline(ParcelSeen parcel, @Nullable RoundSeen round, @Nullable Outcome outcome) {
        List<Step> steps = new ArrayList<>();
        if (parcel.announcedAt() != null) {
            steps.add(new Step(StepKind.ANNOUNCED, parcel.announcedAt(), null, false));
        }
        for (Scanned scan : parcel.scans()) {
            StepKind kind =
                    switch (scan.step()) {
                        case HUB -> StepKind.HUB;
                        case DEPOT -> StepKind.DEPOT;
                        case LOADED -> StepKind.LOADED;
                        case RETURNED -> StepKind.RETURNED;
                    };
            steps.add(new Step(kind, scan.at(), scan.placeId(), false));
        }
        if (round != null
                && round.departedAt() != null
                && round.findStopOf(parcel.parcelId()).isPresent()) {
            steps.add(new Step(StepKind.ON_THE_WAY, round.departedAt(), null, false));
        }
        Outcome last = outcome != null ? outcome : parcel.outcome();
        if (last != null) {
            ended(last).ifPresent(kind -> steps.add(new Step(kind, last.at(), null, last.inferred())));
        }
        steps.sort(Comparator.comparing(Step::at).thenComparing(Step::kind));
        return withoutRepeats(steps);
    }

    /** Arrival at and departure from one place are one step. */
    private static List<Step> withoutRepeats(List<Step> steps) {
        List<Step> kept = new ArrayList<>();
        for (Step step : steps) {
            @Nullable Step last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            if (last == null || last.kind() != step.kind() || !Objects.equals(last.placeId(), step.placeId())) {
                kept.add(step);
            }
        }
        return List.copyOf(kept);
    }

    private static Optional<StepKind> ended(Outcome outcome) {
        return switch (outcome.state()) {
            case DELIVERED -> Optional.of(StepKind.DELIVERED);
            case NOT_HOME -> Optional.of(StepKind.ATTEMPTED);
            case REFUSED -> Optional.of(StepKind.REFUSED);
            case PLANNED, ON_ROUND, UNSERVED, WITHDRAWN -> Optional.empty();
        };
    }
}
