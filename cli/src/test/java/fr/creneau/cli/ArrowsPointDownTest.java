package fr.creneau.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of ARCHITECTURE.md, seen from the roof, where every module is on the class path. */
@AnalyzeClasses(packages = "fr.creneau", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsPointDownTest {
    @ArchTest
    static final ArchRule theDriverIsKnownToTheStoreAlone = noClasses()
            .that()
            .resideOutsideOfPackage("fr.creneau.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.datastax..");

    @ArchTest
    static final ArchRule kafkaIsKnownToTheStreamsAlone = noClasses()
            .that()
            .resideOutsideOfPackage("fr.creneau.streams..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule storeAndStreamsNeverMeet = noClasses()
            .that()
            .resideInAPackage("fr.creneau.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fr.creneau.streams..", "fr.creneau.events..", "fr.creneau.server..");

    @ArchTest
    static final ArchRule streamsKnowNoStore = noClasses()
            .that()
            .resideInAPackage("fr.creneau.streams..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fr.creneau.store..", "fr.creneau.server..");

    @ArchTest
    static final ArchRule theCityUsesThePublicDoorsOnly = noClasses()
            .that()
            .resideInAPackage("fr.creneau.city..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "fr.creneau.server..", "fr.creneau.store..", "fr.creneau.streams..", "fr.creneau.events..");

    @ArchTest
    static final ArchRule simulatedBoxesAreKnownToTheirMeasureAlone = noClasses()
            .that()
            .resideOutsideOfPackages("fr.creneau.city.cold..", "fr.creneau.cli.cold.simulate..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("fr.creneau.city.cold..");

    @ArchTest
    static final ArchRule theCommandLineIsTheRoof = noClasses()
            .that()
            .resideOutsideOfPackage("fr.creneau.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("fr.creneau.cli..");

    @ArchTest
    static final ArchRule roomsOfTheCoreHaveNoCycles =
            slices().matching("fr.creneau.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule roomsOfTheServerHaveNoCycles =
            slices().matching("fr.creneau.server.(*)..").should().beFreeOfCycles();
}
