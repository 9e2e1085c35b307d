package fr.creneau.cli.rounds;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import fr.creneau.core.slot.Pause;
import fr.creneau.core.slot.PlannedRound;
import fr.creneau.core.slot.Shift;
import fr.creneau.core.slot.Spot;
import fr.creneau.core.slot.Stop;
import fr.creneau.core.slot.Streets;
import fr.creneau.core.slot.VanNow;

/**
 * What checks a plan shares no code with what makes it. The one bridge is {@link PlannedRound#drive}, which tells the
 * judge what a round says of itself; {@code PlannedRoundTest} holds it to the letter.
 */
@AnalyzeClasses(packages = "fr.creneau", importOptions = ImportOption.DoNotIncludeTests.class)
class JudgeIsIndependentTest {
    private static final String[] ENGINES = {"fr.creneau.core.planning..", "fr.creneau.core.slot.."};

    @ArchTest
    static final ArchRule theJudgeKnowsNoEngine = noClasses()
            .that()
            .resideInAnyPackage(
                    "fr.creneau.core.replay..", "fr.creneau.cli.rounds.check..", "fr.creneau.cli.rounds.instance..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINES);

    @ArchTest
    static final ArchRule noEngineAsksTheJudge = noClasses()
            .that(resideInAnyPackage(ENGINES).and(not(belongToAnyOf(PlannedRound.class))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("fr.creneau.core.replay..");

    /** A round knows its own words alone: its leaving, legs, loads and deadline reach the judge without an engine's help. */
    @ArchTest
    static final ArchRule whatTheJudgeIsToldComesFromThePlanAlone = noClasses()
            .that(belongToAnyOf(PlannedRound.class))
            .should()
            .dependOnClassesThat(resideInAnyPackage(ENGINES)
                    .and(not(belongToAnyOf(
                            PlannedRound.class,
                            Shift.class,
                            Stop.class,
                            Pause.class,
                            VanNow.class,
                            Spot.class,
                            Streets.class))));
}
