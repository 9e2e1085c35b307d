package fr.creneau.server;

import fr.creneau.core.recipient.ViewPolicy;
import fr.creneau.core.round.TellingRules;
import java.time.DateTimeException;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a carrier decides about its promises: when recipients are told, and when they see the van. */
final class PromiseOptions {
    @Option(
            names = "--window-minutes",
            defaultValue = "60",
            description = "Length of the window that is told (${DEFAULT-VALUE}).")
    int windowMinutes;

    @Option(
            names = "--evening-before",
            paramLabel = "HH:MM",
            description =
                    "Tell the first window at this local time of the day before; where not given, as the round leaves.")
    @Nullable
    LocalTime eveningBefore;

    @Option(
            names = "--tell-at-most",
            defaultValue = "3",
            description = "Tellings of one parcel on one round, the first included (${DEFAULT-VALUE}).")
    int tellAtMost;

    @Option(
            names = "--quiet-hours",
            paramLabel = "HH:MM-HH:MM",
            defaultValue = "21:00-08:00",
            description = "Local hours in which nobody is told anything; the same twice for none (${DEFAULT-VALUE}).")
    String quietHours = "";

    @Option(
            names = "--van-shown-stops",
            defaultValue = "5",
            description = "Recipients see the van when at most so many stops are left before them (${DEFAULT-VALUE}) …")
    int vanShownStops;

    @Option(
            names = "--van-shown-metres",
            defaultValue = "1000",
            description = "… or when it is as near as this (${DEFAULT-VALUE}).")
    int vanShownMetres;

    /** @throws IllegalArgumentException names what cannot be */
    TellingRules tellings() {
        TellingRules usual = TellingRules.usual();
        String[] quiet = quietHours.split("-", -1);
        if (quiet.length != 2) {
            throw new IllegalArgumentException(
                    "--quiet-hours '%s': expected two times like 21:00-08:00".formatted(quietHours));
        }
        return new TellingRules(
                windowMinutes,
                eveningBefore != null,
                eveningBefore == null ? usual.eveningAt() : eveningBefore,
                tellAtMost,
                usual.leaveBy(),
                usual.atLeastApart(),
                time(quiet[0]),
                time(quiet[1]));
    }

    /** @throws IllegalArgumentException names what cannot be */
    ViewPolicy view() {
        ViewPolicy usual = ViewPolicy.DEFAULT;
        return new ViewPolicy(
                vanShownStops, vanShownMetres, Math.min(usual.nearStops(), vanShownStops), usual.staleAfter());
    }

    private LocalTime time(String text) {
        try {
            return LocalTime.parse(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "--quiet-hours '%s': expected two times like 21:00-08:00".formatted(quietHours), e);
        }
    }
}
