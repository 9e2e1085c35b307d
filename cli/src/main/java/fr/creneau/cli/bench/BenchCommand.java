package fr.creneau.cli.bench;

import picocli.CommandLine.Command;

/** {@code ./creneau bench}: measures; see its subcommands. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures speed and safety, and prints JSON. Benches are not tests.",
        synopsisSubcommandLabel = "BENCH",
        subcommands = {IngestBench.class, FaultsBench.class, EtaBench.class, ColdBench.class})
public final class BenchCommand {}
