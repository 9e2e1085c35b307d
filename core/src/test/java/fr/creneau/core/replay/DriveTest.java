package fr.creneau.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DriveTest {
    private static final Call BAKER = new Call("baker", 10, 100, 200, 5, 2);
    private static final Call FLORIST = new Call("florist", 20, 300, 310, 5, 2);

    @Test
    void aRoundThatKeepsAllHasNoFault() {
        Drive drive = new Drive(0, List.of(BAKER, FLORIST), 30, 335, 240, 4);
        assertThat(drive.faults()).isEmpty();
        assertThat(drive.begins()).containsExactly(100, 300);
        // The florist's five, and thirty for the way home.
        assertThat(drive.home()).isEqualTo(335);
        assertThat(new Drive(7, List.of(), 30, 40, 99, 0).home()).isEqualTo(37);
    }

    @Test
    void eachThingThatIsBrokenIsNamed() {
        assertThat(new Drive(286, List.of(BAKER, FLORIST), 30, 400, 999, 3).faults())
                .containsExactly(
                        "baker begins at 296.0: expected 200.0 at the latest",
                        "florist begins at 321.0: expected 310.0 at the latest",
                        "load 4.0: expected 3.0 at most");
        assertThat(new Drive(0, List.of(FLORIST), 30, 334, 999, 3).faults())
                .containsExactly("back at 335.0: expected 334.0 at the latest");
    }

    @Test
    void theShiftIsMeasuredFromTheLatestLeavingThatKeepsAll() {
        // Leaving at 190, the baker is reached at 200, the florist waited for until 300, home reached at 335.
        Drive drive = new Drive(0, List.of(BAKER, FLORIST), 30, 400, 145, 9);
        assertThat(drive.faults()).isEmpty();
        Drive shorter = new Drive(0, List.of(BAKER, FLORIST), 30, 400, 144, 9);
        assertThat(shorter.faults()).containsExactly("lasts 145.0: expected 144.0 at most");
    }
}
