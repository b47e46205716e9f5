package dev.framewatch.taxonomy.manifest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The tokens of a Python program in statements, with the bracket that closes each. */
final class PythonTokens {
    /** More than a hundred times what the longest real setup.py has. */
    private static final int MOST = 500_000;

    /** Words after which a bracket is a value, no index and no argument. */
    private static final Set<String> BEFORE_LISTS = Set.of("in", "else", "if", "or", "and", "not", "return", "for");

    private final List<Token> tokens;
    private final int[] closes;

    private PythonTokens(List<Token> tokens, int[] closes) {
        this.tokens = tokens;
        this.closes = closes;
    }

    static PythonTokens of(String text, Found found) {
        Lexer lexer = new Lexer(text, Language.PYTHON);
        List<Token> tokens = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        int[] closes = new int[64];
        for (Token token = lexer.next(); token != null; token = lexer.next()) {
            if (tokens.size() == MOST) {
                found.problem(token.line(), "the program is too long; what follows is not read");
                break;
            }
            if (token.kind() == Token.Kind.LINE && !open.isEmpty()) {
                continue;
            }
            if (token.opens()) {
                open.push(tokens.size());
            } else if (token.closes() && !open.isEmpty()) {
                closes[open.pop()] = tokens.size();
            }
            tokens.add(token);
            if (tokens.size() == closes.length) {
                closes = Arrays.copyOf(closes, closes.length * 2);
            }
        }
        if (!open.isEmpty()) {
            Token last = tokens.get(open.getLast());
            found.problem(last.line(), "'" + last.text() + "' is never closed; what follows may be read wrongly");
        }
        for (int each : open) {
            closes[each] = tokens.size();
        }
        return new PythonTokens(tokens, closes);
    }

    int size() {
        return tokens.size();
    }

    Token get(int at) {
        return tokens.get(at);
    }

    /** Where the bracket is closed that opens here. */
    int close(int open) {
        return closes[open];
    }

    /** The line's end or ';' that ends the statement. */
    int endOfStatement(int from) {
        int to = from;
        while (to < size() && get(to).kind() != Token.Kind.LINE && !get(to).sign(';')) {
            to = get(to).opens() ? Math.max(to + 1, closes[to]) : to + 1;
        }
        return Math.min(to, size());
    }

    /** The ',' or bracket that ends an argument. */
    int endOfArgument(int from, int limit) {
        int to = from;
        while (to < limit && !get(to).sign(',') && !get(to).closes()) {
            to = get(to).opens() ? Math.max(to + 1, closes[to] + 1) : to + 1;
        }
        return Math.min(to, limit);
    }

    /** Whether a single '=' stands here, no comparison. */
    boolean assigns(int at) {
        boolean compares = (at > 0 && comparison(get(at - 1)))
                || (at + 1 < size() && get(at + 1).sign('='));
        return get(at).sign('=') && !compares;
    }

    private static boolean comparison(Token token) {
        return token.sign('=') || token.sign('!') || token.sign('<') || token.sign('>');
    }

    /** Whether the string here is an element: no key, nothing compared with, not what others are joined by. */
    boolean isValue(int at) {
        boolean key = at + 1 < size() && get(at + 1).sign(':');
        boolean joins = at + 2 < size() && get(at + 1).sign('.') && get(at + 2).word("join");
        boolean compared = at > 0 && comparison(get(at - 1)) && !assigns(at - 1);
        return !key && !joins && !compared && !follows(at);
    }

    /** Whether the word here stands for a value: no attribute, and no version added to a name. */
    boolean isReference(int at) {
        return !(at > 0 && get(at - 1).sign('.')) && !follows(at);
    }

    /** Whether '+' or '%' adds this to a string. */
    private boolean follows(int at) {
        return at > 1
                && (get(at - 1).sign('+') || get(at - 1).sign('%'))
                && get(at - 2).string();
    }

    /** The last token of the word here and of its arguments and indexes, which are no values of their own. */
    int afterArguments(int word, Set<String> transparent) {
        if (BEFORE_LISTS.contains(get(word).text())) {
            return word;
        }
        int at = word;
        while (at + 1 < size()
                && skipped(get(at + 1), transparent.contains(get(word).text()))) {
            at = closes[at + 1];
        }
        return Math.min(at, size() - 1);
    }

    private static boolean skipped(Token next, boolean transparent) {
        return next.sign('[') || (next.sign('(') && !transparent);
    }
}
