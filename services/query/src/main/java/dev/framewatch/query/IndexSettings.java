package dev.framewatch.query;

import dev.framewatch.event.Source;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much each source counts in the adoption index where a query does not say; only their proportions matter.
 *
 * @param github repositories
 * @param papers papers and their code
 * @param reddit posts and comments
 */
@ConfigurationProperties("framewatch.query.weights")
record IndexSettings(
        @DefaultValue("0.4") double github,
        @DefaultValue("0.3") double papers,
        @DefaultValue("0.3") double reddit) {
    IndexSettings {
        if (!(github >= 0 && papers >= 0 && reddit >= 0 && github + papers + reddit > 0)
                || github + papers + reddit > 1_000_000) {
            throw new IllegalArgumentException("framewatch.query.weights are github " + github + ", papers " + papers
                    + ", reddit " + reddit + "; none may be below 0, and one must be above");
        }
    }

    Weights weights() {
        return new Weights(Map.of(Source.GITHUB, github, Source.PAPERS, papers, Source.REDDIT, reddit));
    }
}
