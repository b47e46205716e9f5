package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.event.Kind;
import dev.framewatch.event.Source;
import dev.framewatch.query.RadarQuery.Field;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleWordsTest {
    private static final RuleWords WORDS = new RuleWords(true, address -> "10.0.0.1".equals(address.getHost()));

    private static StandingRule read(String... words) {
        return WORDS.read(words(words), null);
    }

    private static Map<String, String> words(String... words) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            all.put(words[i], words[i + 1]);
        }
        return all;
    }

    @Test
    void readsEachTypeOfRule() {
        Watch papers = new Watch(CalendarWindow.WEEK, Set.of(Kind.PAPER), Set.of("pytorch", "jax"), Switches.NONE);

        assertThat(read("type", "share", "points", "2.5", "by", "week", "kind", "paper", "frameworks", "pytorch,jax")
                        .rule())
                .isEqualTo(new Rule.ShareMove(papers, new BigDecimal("2.5"), null));
        assertThat(read("type", "silence", "source", "reddit", "hours", "6").rule())
                .isEqualTo(new Rule.Silence(Set.of(Source.REDDIT), Duration.ofHours(6)));
        assertThat(read("type", "radar", "kind", "repository", "field", "topic").rule())
                .isEqualTo(new Rule.NewName(Set.of(Kind.REPOSITORY), Set.of(Field.TOPIC), 28));
        assertThat(read("type", "momentum", "kind", "paper", "frameworks", "jax")
                        .rule())
                .isEqualTo(new Rule.MomentumTurn(
                        new Watch(CalendarWindow.MONTH, Set.of(Kind.PAPER), Set.of("jax"), Switches.NONE)));
        assertThat(read("type", "crossover", "kind", "paper", "frameworks", "jax")
                        .rule())
                .isEqualTo(new Rule.Overtaking(
                        new Watch(CalendarWindow.QUARTER, Set.of(Kind.PAPER), Set.of("jax"), Switches.NONE)));
    }

    @Test
    void namesARuleWithoutIdByItsOtherWords() {
        assertThat(read("type", "crossover").id())
                .startsWith("crossover-")
                .isEqualTo(read("type", "crossover").id())
                .isNotEqualTo(read("type", "crossover", "by", "year").id());
        assertThat(read("type", "crossover", "id", "who-leads").id()).isEqualTo("who-leads");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=shares | type is 'shares'; allowed: share, crossover, momentum, silence, radar",
                "by=week | type is ''; allowed: share, crossover, momentum, silence, radar",
                "type=share | points is ''; allowed: a number above 0, at most 100, as 2.5, or percent instead",
                "type=share points=-1 | points is '-1'; allowed: a number above 0",
                "type=share points=1e99 | points is '1e99'; allowed: a number above 0",
                "type=share points=5 percent=5 | percent is '5'; allowed: percent without points",
                "type=share points=5 by=decade | by is 'decade'; allowed: year, quarter, month, week, day",
                "type=share points=5 from=2026-01-01 | from is not a parameter here; known: id, type, webhook, points",
                "type=silence | hours is ''; allowed: a number from 1 to 8760",
                "type=silence hours=6 source=twitter | source is 'twitter'; allowed:",
                "type=crossover points=5 | points is not a parameter here",
                "type=crossover id=A/B | id is 'A/B'; allowed: at most 60 lower-case letters",
                "type=crossover webhook=ftp://example.org/ | webhook is 'ftp://example.org/'; allowed: an address",
                "type=crossover webhook=https://me:pass@example.org/ | allowed: an address as https://",
                "type=crossover webhook=http://10.0.0.1/hook | webhook is '10.0.0.1'; allowed: an address"
            })
    void saysWhichWordIsWrongAndWhatIsAllowed(String given, String detail) {
        Map<String, String> words = new HashMap<>();
        for (String word : given.split(" ", -1)) {
            words.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        }

        assertThatThrownBy(() -> WORDS.read(words, null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.getBody().getDetail()).contains(detail));
    }

    @Test
    void takesNoWebhookWithoutASecretToSignWith() {
        RuleWords unsigned = new RuleWords(false, address -> false);

        assertThatThrownBy(() -> unsigned.read(words("type", "crossover", "webhook", "https://example.org/x"), null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.getBody().getDetail())
                                .contains("none while framewatch.alerts.secret is not set"));
        assertThat(read("type", "crossover", "webhook", "https://example.org/x").webhook())
                .isEqualTo(URI.create("https://example.org/x"));
    }

    @Test
    void showsOfAWebhookItsHostOnly() {
        RuleList.Entry shown = read("type", "crossover", "webhook", "https://example.org/secret", "by", "year")
                .shown();

        assertThat(shown.webhook()).isEqualTo("example.org");
        assertThat(shown.words()).containsExactly(Map.entry("by", "year"));
        assertThat(shown.toString()).doesNotContain("secret");
    }
}
