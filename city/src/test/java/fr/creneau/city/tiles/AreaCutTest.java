package fr.creneau.city.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The box is 10 by 10; y points down. */
class AreaCutTest {
    private static final Box BOX = new Box(0, 0, 10, 10);

    private static Path2 path(double... xy) {
        Path2 path = new Path2();
        for (int i = 0; i < xy.length; i += 2) {
            path.add(xy[i], xy[i + 1]);
        }
        return path;
    }

    private static double area(List<List<Path2>> areas) {
        return areas.stream()
                        .flatMap(List::stream)
                        .mapToDouble(Path2::doubleArea)
                        .sum()
                / 2;
    }

    private static List<List<Path2>> cut(Path2... rings) {
        return AreaCut.cut(AreaCut.withAreaToTheRight(List.of(rings)), BOX);
    }

    @Test
    void aRingInsideStaysWithItsHole() {
        List<List<Path2>> areas = cut(path(1, 1, 1, 9, 9, 9, 9, 1), path(4, 4, 6, 4, 6, 6, 4, 6));
        assertThat(areas).hasSize(1);
        assertThat(areas.get(0)).hasSize(2);
        assertThat(area(areas)).isCloseTo(64 - 4, within(1e-9));
    }

    @Test
    void aRingAroundTheBoxIsTheBox() {
        assertThat(area(cut(path(-5, -5, 15, -5, 15, 15, -5, 15)))).isCloseTo(100, within(1e-9));
        assertThat(cut(path(20, 20, 30, 20, 30, 30))).isEmpty();
    }

    @Test
    void aHorseshoeFallsIntoTwoParts() {
        List<List<Path2>> areas = cut(path(-4, 1, 8, 1, 8, 3, -2, 3, -2, 7, 8, 7, 8, 9, -4, 9));
        assertThat(areas).hasSize(2);
        assertThat(area(areas)).isCloseTo(16 + 16, within(1e-9));
    }

    @Test
    void aHoleThatCrossesTheEdgeIsTakenOut() {
        assertThat(area(cut(path(-5, -5, 15, -5, 15, 15, -5, 15), path(8, 4, 12, 4, 12, 6, 8, 6))))
                .isCloseTo(100 - 4, within(1e-9));
    }

    @Test
    void theSeaLiesToTheRightOfItsCoastAndAnIslandIsAHole() {
        // Eastwards: the right hand is the south, where y is larger.
        Path2 coast = path(-1, 4, 11, 4);
        Path2 island = path(4, 6, 4, 8, 6, 8, 6, 6, 4, 6);
        List<List<Path2>> areas = AreaCut.cut(List.of(coast, island), BOX);
        assertThat(areas).hasSize(1);
        assertThat(area(areas)).isCloseTo(60 - 4, within(1e-9));
    }

    @Test
    void aCoastThatEndsInsideGoesOnStraight() {
        assertThat(area(AreaCut.cut(List.of(path(3, 4, 7, 4)), BOX))).isCloseTo(60, within(1e-9));
    }
}
