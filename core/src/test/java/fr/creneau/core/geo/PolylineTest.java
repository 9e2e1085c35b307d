package fr.creneau.core.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolylineTest {
    /** The example of Google's own description of the form. */
    private static final String GOOGLES = "_p~iF~ps|U_ulLnnqC_mqNvxq`@";

    private static final List<LatLon> PLACES =
            List.of(new LatLon(38.5, -120.2), new LatLon(40.7, -120.95), new LatLon(43.252, -126.453));

    @Test
    void googlesExampleIsReadAndWritten() {
        assertThat(Polyline.decode(GOOGLES)).isEqualTo(PLACES);
        assertThat(Polyline.encode(PLACES)).isEqualTo(GOOGLES);
    }

    @Test
    void aLineIsReadUpToWhereItIsCut() {
        assertThat(Polyline.decode(GOOGLES.substring(0, GOOGLES.length() - 2))).isEqualTo(PLACES.subList(0, 2));
        assertThat(Polyline.decode("")).isEmpty();
    }

    @Test
    void whatIsNoLineHasNoPlaces() {
        assertThat(Polyline.decode("a line from A to B")).hasSizeLessThan(5);
        assertThat(Polyline.decode("~~~~~~~~~~~~~~~~~~~~")).isEmpty();
    }
}
