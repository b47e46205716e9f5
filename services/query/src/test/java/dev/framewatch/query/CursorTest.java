package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final String FILTERS = "kind=code&from=2026-01-01";
    private static final Cursor CURSOR = Cursor.of(
            FILTERS, "1", 1_768_466_000_000L, "papers:code:1706.03762#github.com/tensorflow/tensor2tensor", "aB_-9==");

    @Test
    void comesBackFromItsText() {
        Cursor parsed = Cursor.parse(CURSOR.toString());

        assertThat(parsed).isEqualTo(CURSOR);
        assertThat(parsed.belongsTo(FILTERS)).isTrue();
    }

    @Test
    void keepsIdsOfEveryScriptAndTimesBeforeTheEpoch() {
        Cursor cursor = Cursor.of("", "1", -1_000_000_000L, "papers:paper:深度学习", "x");

        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
    }

    @Test
    void belongsToNoOtherFilters() {
        assertThat(CURSOR.belongsTo("kind=code")).isFalse();
    }

    @Test
    void isRefusedWhereAnyCharacterOfItIsChanged() {
        String text = CURSOR.toString();
        for (int i = 0; i < text.length(); i++) {
            String damaged = text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1);
            assertThat(refused(damaged)).as(damaged).isTrue();
        }
    }

    private static boolean refused(String text) {
        try {
            return !Cursor.parse(text).belongsTo(FILTERS);
        } catch (IllegalArgumentException notACursor) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "abc", "abc.", "a.b", "MCAx.abc", "abc.{\"query\":1}", "../_search"})
    void isNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.parse(text));
    }
}
