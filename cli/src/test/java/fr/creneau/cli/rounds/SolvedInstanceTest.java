package fr.creneau.cli.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.creneau.cli.rounds.check.SolutionCheck;
import fr.creneau.cli.rounds.instance.Instance;
import fr.creneau.cli.rounds.instance.InstanceFile;
import fr.creneau.core.planning.Effort;
import fr.creneau.core.planning.Plan;
import fr.creneau.core.planning.Progress;
import fr.creneau.core.planning.RoundSolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SolvedInstanceTest {
    private static final SolvedInstance.Budget BUDGET = new SolvedInstance.Budget(0.05, 1, 1);

    private final Path folder;

    SolvedInstanceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Instance tiny(String name, String text) throws IOException {
        return InstanceFile.read(Files.writeString(folder.resolve(name), text));
    }

    @Test
    void theCheckerNamesWhatASolutionBreaks() throws IOException {
        Instance tiny = tiny("tiny.txt", InstanceFileTest.SOLOMON);
        assertThat(SolutionCheck.of(tiny, List.of(List.of(0), List.of(1)))).isEqualTo(new SolutionCheck(25, List.of()));
        assertThat(SolutionCheck.of(tiny, List.of(List.of(0, 1))).faults())
                .containsExactly("vehicle 1: load 12.0: expected 10.0 at most");
        assertThat(SolutionCheck.of(tiny, List.of(List.of(1))).faults())
                .containsExactly("customer 1 is served 0 times: expected once");
        assertThat(SolutionCheck.of(tiny, List.of(List.of(0), List.of(1), List.of(1)))
                        .faults())
                .contains("3 vehicles: expected 2 at most", "customer 2 is served 2 times: expected once");
    }

    @Test
    void dimacsDistancesAreCutOffAfterOneDecimal() throws IOException {
        Instance tiny = tiny("tiny.vrp", InstanceFileTest.CVRPLIB);
        // √2 is 1.4, twice; seven is seven.
        assertThat(SolutionCheck.of(tiny, List.of(List.of(0), List.of(1))).cost())
                .isCloseTo(16.8, within(1e-9));
    }

    @Test
    void theSolverAndTheCheckerAgreeAndTheGapComesFromTheFileBesideIt() throws IOException {
        Path file = Files.writeString(folder.resolve("tiny.vrp"), InstanceFileTest.CVRPLIB);
        Files.writeString(folder.resolve("tiny.sol"), "Route #1: 1\nRoute #2: 2\nCost 16\n");
        List<SolvedInstance.Standing> shown = new ArrayList<>();
        SolvedInstance solved = SolvedInstance.solve(file, BUDGET, null, shown::add);
        // In the instance's own unit, not in the tenths that are solved in.
        assertThat(shown).last().extracting(SolvedInstance.Standing::cost).isEqualTo(16.8);
        assertThat(solved.notes()).isEmpty();
        assertThat(solved.check().faults()).isEmpty();
        assertThat(solved.figures())
                .containsEntry("cost", 16.8)
                .containsEntry("best_known", 16.0)
                .containsEntry("gap", 0.05)
                .containsEntry("feasible", true)
                .containsEntry("vehicles", 2);
        assertThat(InstanceProblem.of(solved.instance()).problem().visits()).hasSize(2);
    }

    @Test
    void realDistancesAreRoundedSoThatWhatFitsFitsInTruth() throws IOException {
        // Customer 2 can be reached from customer 1 only if the diagonal is not rounded down.
        String tight = InstanceFileTest.SOLOMON
                .replace("6         10         20", "1          0         80")
                .replace("7.5        6          0         90", "7.5        1          0         12.5");
        Instance instance = tiny("tight.txt", tight);
        Plan plan = RoundSolver.solve(InstanceProblem.of(instance).problem(), Effort.ofSteps(200, 1), Progress.NONE);
        assertThat(SolutionCheck.of(instance, plan.tours()).faults()).isEmpty();
    }

    @Test
    void aServiceThatLastsBeyondTheShiftLeavesItsCustomerOut() throws IOException {
        Instance instance = tiny("long.txt", InstanceFileTest.SOLOMON.replace("20          5", "20     300000"));
        Plan plan = RoundSolver.solve(InstanceProblem.of(instance).problem(), Effort.ofSteps(200, 1), Progress.NONE);
        assertThat(plan.unserved()).containsExactly(0);
        assertThat(SolutionCheck.of(instance, plan.tours()).faults())
                .containsExactly("customer 1 is served 0 times: expected once");
    }

    @Test
    void aPlanThatIsNotFeasibleHasNoGap() throws IOException {
        Path file = Files.writeString(
                folder.resolve("long.txt"), InstanceFileTest.SOLOMON.replace("20          5", "20     300000"));
        Files.writeString(folder.resolve("long.sol"), "Cost 25\n");
        SolvedInstance solved = SolvedInstance.solve(file, BUDGET, null, standing -> {});
        assertThat(solved.figures())
                .containsEntry("feasible", false)
                .containsEntry("best_known", 25.0)
                .containsEntry("gap", null);
        assertThat(solved.notes())
                .containsExactly("customer 1 is served 0 times: expected once", "gap: the plan is not feasible.");
    }

    @Test
    void aListOfBestCostsThatIsTornCostsTheGapAndNoMore() throws IOException {
        Path file = Files.writeString(folder.resolve("tiny.vrp"), InstanceFileTest.CVRPLIB);
        Path torn = Files.writeString(folder.resolve("torn.csv"), "instance,distance\ntiny,many\n");
        SolvedInstance solved = SolvedInstance.solve(file, BUDGET, torn, standing -> {});
        assertThat(solved.figures()).containsEntry("cost", 16.8).containsEntry("gap", null);
        assertThat(solved.notes()).singleElement().asString().contains("torn.csv line 2: cost \"many\"");
    }

    /** The published solutions of 1,000 customers cost to the checker what their authors say. */
    @Test
    void publishedSolutionsPassTheChecker() throws IOException {
        Path dir = Path.of(Optional.ofNullable(System.getenv("CRENEAU_DATA")).orElse("data"))
                .resolve("vrp/gehring-homberger-1000");
        assumeTrue(
                Files.isDirectory(dir),
                "skipped: no " + dir + "; set CRENEAU_DATA to the folder of the evaluation data");
        try (Stream<Path> files = Files.list(dir)) {
            for (Path solution :
                    files.filter(file -> file.toString().endsWith(".sol")).toList()) {
                Instance instance = InstanceFile.read(dir.resolve(InstanceFile.stem(solution) + ".vrp.gz"));
                List<String> lines = Files.readAllLines(solution);
                List<List<Integer>> tours = lines.stream()
                        .filter(line -> line.startsWith("Route"))
                        .map(line -> Arrays.stream(line.substring(line.indexOf(':') + 1)
                                        .strip()
                                        .split("\\s+"))
                                .map(word -> Integer.parseInt(word) - 1)
                                .toList())
                        .toList();
                double cost = Double.parseDouble(lines.stream()
                        .filter(line -> line.startsWith("Cost"))
                        .findFirst()
                        .orElseThrow()
                        .substring(5)
                        .strip());
                SolutionCheck check = SolutionCheck.of(instance, tours);
                assertThat(check.faults()).as(solution.toString()).isEmpty();
                assertThat(check.cost()).as(solution.toString()).isCloseTo(cost, within(1e-6));
            }
        }
    }
}
