package fr.creneau.cli.eta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SvgPlotTest {
    @Test
    void aPlotIsWellFormedAndLeavesOutWhatIsNoNumber() throws Exception {
        String svg = new SvgPlot("Errors", new SvgPlot.Axis("minutes", 10), new SvgPlot.Axis("seconds", 100))
                .line("plan", new double[] {1, 2, 3}, new double[] {50, Double.NaN, 100})
                .toSvg();
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(2);
        assertThat(svg).contains("plan").contains("minutes").contains("seconds");
    }
}
