package dev.framewatch.taxonomy;

import static java.lang.Character.UnicodeScript.BOPOMOFO;
import static java.lang.Character.UnicodeScript.HAN;
import static java.lang.Character.UnicodeScript.HANGUL;
import static java.lang.Character.UnicodeScript.HIRAGANA;
import static java.lang.Character.UnicodeScript.KATAKANA;
import static java.lang.Character.UnicodeScript.KHMER;
import static java.lang.Character.UnicodeScript.LAO;
import static java.lang.Character.UnicodeScript.MYANMAR;
import static java.lang.Character.UnicodeScript.THAI;

import java.util.EnumSet;
import java.util.Set;

/**
 * The rule that tells whether a stretch of text is a word of its own, or a part of a longer one.
 *
 * <p>Letters, digits and combining marks bind to each other in every alphabet; {@code _} and other signs do not. Scripts
 * that are written without spaces (Chinese, Japanese, Korean with its particles, Thai, Lao, Khmer, Burmese) bind to
 * nothing. Beyond that
 *
 * <ul>
 *   <li>a version may be stuck to a name's end: {@code pytorch2}, {@code PyTorch1.0}, {@code TensorFlowv2}; so a digit
 *       does not bind to a name that ends in none;
 *   <li>a hump ends a word: {@code MyPyTorchModel}, but not {@code mypytorchmodel};
 *   <li>a 2 between letters is a "to": {@code tf2onnx}, {@code onnx2pytorch};
 *   <li>a name that begins or ends in a sign ({@code .net}, {@code c++}) is also no word beside the same sign.
 * </ul>
 */
final class WordBound {
    private static final Set<Character.UnicodeScript> UNSPACED =
            EnumSet.of(HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR);

    private WordBound() {}

    /** Whether {@code text[start..end)} is a word within {@code text[from..to)}. */
    static boolean stands(byte[] text, int from, int to, int start, int end) {
        return stands(text, from, to, start, end, false);
    }

    /** The same, where a stem may also be the beginning of a longer word. */
    static boolean stands(byte[] text, int from, int to, int start, int end, boolean stem) {
        return (start == from || opens(text, from, to, start)) && (stem || end == to || closes(text, from, to, end));
    }

    private static boolean opens(byte[] text, int from, int to, int start) {
        if (text[start - 1] == ' ' && text[start] != ' ') {
            return true;
        }
        int first = CodePoints.at(text, start, to);
        int before = CodePoints.before(text, start, from);
        if (!binds(before)) {
            return !isSign(first) || before != first;
        }
        if (!binds(first)) {
            return !isSign(first);
        }
        boolean hump = isLower(before) && isUpper(first);
        boolean into = before == '2' && start - 2 >= from && isLetter(text[start - 2]) && !isDigit(first);
        return hump || into;
    }

    private static boolean closes(byte[] text, int from, int to, int end) {
        if (text[end] == ' ' && text[end - 1] != ' ') {
            return true;
        }
        int last = CodePoints.before(text, end, from);
        int after = CodePoints.at(text, end, to);
        if (!binds(after)) {
            return !isSign(last) || after != last;
        }
        if (!isDigit(last) && version(text, end, to, after)) {
            return true;
        }
        if (!binds(last)) {
            return !isSign(last);
        }
        return isLower(last) && isUpper(after);
    }

    private static boolean version(byte[] text, int at, int to, int first) {
        return isDigit(first) || ((first == 'v' || first == 'V') && at + 1 < to && isDigit(text[at + 1]));
    }

    private static boolean binds(int point) {
        if (point < 0x80) {
            return isLetter(point) || isDigit(point);
        }
        boolean kanaSign = (point >= 0x3000 && point <= 0x30FF) || (point >= 0xFF61 && point <= 0xFF9F);
        return !kanaSign && !isSign(point) && !UNSPACED.contains(Character.UnicodeScript.of(point));
    }

    private static boolean isSign(int point) {
        return !Character.isLetterOrDigit(point) && !isMark(point);
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isLetter(int point) {
        return isLower(point) || isUpper(point);
    }

    private static boolean isLower(int point) {
        return point >= 'a' && point <= 'z';
    }

    private static boolean isUpper(int point) {
        return point >= 'A' && point <= 'Z';
    }

    private static boolean isDigit(int point) {
        return point >= '0' && point <= '9';
    }
}
