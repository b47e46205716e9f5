package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FoldedTextTest {
    private final FoldedText folded = new FoldedText();

    private String read(String text) {
        folded.read(text);
        return new String(folded.bytes(), 0, folded.length(), StandardCharsets.UTF_8);
    }

    @Test
    void textOfEveryWidthIsItsUtf8() {
        String text = "aé中𠀀😀\u0000z";

        assertThat(read(text)).isEqualTo(text);
    }

    @Test
    void lookAlikesBecomeAscii() {
        assertThat(read("ＰｙＴｏｒｃｈ　１．０！")).isEqualTo("PyTorch 1.0!");
        assertThat(read("scikit\u2011learn deep\u00A0learning")).isEqualTo("scikit-learn deep learning");
    }

    @Test
    void halfASurrogatePairIsTheReplacementCharacter() {
        assertThat(read("a\uD800b\uDC00")).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void bytesAreCountedAsTheCharactersThatStoodThere() {
        String text = "中Ｋeras\uD800é😀ｔｆ.";
        String plain = read(text);
        for (int from = 0; from < plain.length(); from = plain.offsetByCodePoints(from, 1)) {
            for (int to = from; to <= plain.length(); to++) {
                if (to < plain.length() && Character.isLowSurrogate(plain.charAt(to))) {
                    continue;
                }
                int start = plain.substring(0, from).getBytes(StandardCharsets.UTF_8).length;
                int end = plain.substring(0, to).getBytes(StandardCharsets.UTF_8).length;

                assertThat(folded.characters(start, end)).isEqualTo(to - from);
            }
        }
    }

    @Test
    void aLongTextAfterAShortOneFits() {
        assertThat(read("a")).isEqualTo("a");
        assertThat(read("中".repeat(20_000))).hasSize(20_000);
        assertThat(read("b")).isEqualTo("b");
    }

    @Test
    void aPartOfANameWithHyphensIsJoined() {
        assertThat(joined("my-<word>")).isTrue();
        assertThat(joined("<word>_list")).isTrue();
        assertThat(joined("my <word> - list")).isFalse();
        assertThat(joined("-<word>")).isFalse();
        assertThat(joined("<word>-")).isFalse();
    }

    @Test
    void wordsAmongCapitalsAreShouted() {
        assertThat(shouts("GIRLS <JAX> BOYS")).isTrue();
        assertThat(shouts("written in <JAX> for GPU")).isFalse();
        assertThat(shouts("<JAX>")).isFalse();
    }

    private static boolean joined(String marked) {
        return marked(marked).joined(marked.indexOf('<'), marked.indexOf('>') - 1);
    }

    private static boolean shouts(String marked) {
        return marked(marked).shouts(marked.indexOf('<'), marked.indexOf('>') - 1);
    }

    private static FoldedText marked(String marked) {
        FoldedText folded = new FoldedText();
        folded.read(marked.replaceAll("[<>]", ""));
        return folded;
    }
}
