package fr.creneau.cli.rounds;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What checks a plan shares no code with what makes it. */
@AnalyzeClasses(packages = "fr.creneau", importOptions = ImportOption.DoNotIncludeTests.class)
class JudgeIsIndependentTest {
    @ArchTest
    static final ArchRule theJudgeKnowsNoEngine = noClasses()
            .that()
            .resideInAnyPackage(
                    "fr.creneau.core.replay..", "fr.creneau.cli.rounds.check..", "fr.creneau.cli.rounds.instance..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fr.creneau.core.planning..", "fr.creneau.core.slot..");
}
