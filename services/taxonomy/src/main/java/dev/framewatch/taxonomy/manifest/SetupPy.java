package dev.framewatch.taxonomy.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads setup.py, by a heuristic, since it is a program: the strings of what setuptools installs, of extras and of what
 * tests need, also where variables, functions and lists that grow hold them. Nothing is executed; what a program reads
 * from other files is not known.
 */
final class SetupPy {
    private static final Set<String> PROPERTIES = Set.of("install_requires", "extras_require", "tests_require");
    /** Calls whose arguments are what they return. */
    private static final Set<String> TRANSPARENT =
            Set.of("list", "tuple", "set", "frozenset", "sorted", "dict", "sum", "chain", "OrderedDict", "defaultdict");

    private static final Set<String> GROWS = Set.of("append", "extend", "insert", "update");
    private static final Pattern LINES = Pattern.compile("\\n|\\\\n");
    private static final int DEEPEST = 50;

    /** An expression: the tokens from a place to another. */
    private record Expression(int from, int to) {}

    private final PythonTokens tokens;
    private final Found found;
    private final Map<String, List<Expression>> values = new HashMap<>();
    private final List<Expression> wanted = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private SetupPy(PythonTokens tokens, Found found) {
        this.tokens = tokens;
        this.found = found;
    }

    static void read(String text, Found found) {
        SetupPy program = new SetupPy(PythonTokens.of(text, found), found);
        program.statements();
        program.wanted.forEach(each -> program.take(each, 0));
    }

    private void statements() {
        String function = "";
        for (int from = 0; from < tokens.size(); ) {
            int to = tokens.endOfStatement(from);
            if (tokens.get(from).word("def") && from + 1 < to) {
                function = tokens.get(from + 1).text();
            } else if (tokens.get(from).word("return")) {
                value(function, from + 1, to);
            }
            assignment(from, to);
            properties(from, to);
            from = to + 1;
        }
    }

    private void value(String name, int from, int to) {
        values.computeIfAbsent(name, any -> new ArrayList<>()).add(new Expression(from, to));
    }

    /** {@code NAME = …}, {@code NAME += …}, {@code NAME[…] = …}, {@code NAME.extend(…)}. */
    private void assignment(int from, int to) {
        String name = tokens.get(from).text();
        for (int i = from + 1; i < to; i++) {
            if (tokens.assigns(i)) {
                value(name, i + 1, to);
                if (tokens.get(i - 1).sign(']')
                        && i >= 2
                        && PROPERTIES.contains(tokens.get(i - 2).text())) {
                    wanted.add(new Expression(i + 1, to));
                }
                return;
            }
            if (tokens.get(i).opens()) {
                if (i >= from + 3
                        && tokens.get(i - 2).sign('.')
                        && GROWS.contains(tokens.get(i - 1).text())) {
                    value(name, i + 1, tokens.close(i));
                }
                i = tokens.close(i);
            }
        }
    }

    /** {@code install_requires=…} of a call and {@code 'install_requires': …} of a dictionary. */
    private void properties(int from, int to) {
        boolean inside = false;
        for (int i = from; i + 1 < to; i++) {
            inside |= tokens.get(i).opens();
            boolean named = inside && PROPERTIES.contains(tokens.get(i).text());
            boolean key = named && tokens.get(i).string() && tokens.get(i + 1).sign(':');
            if (key || (named && tokens.assigns(i + 1))) {
                int end = tokens.endOfArgument(i + 2, to);
                wanted.add(new Expression(i + 2, end));
                i = end - 1;
            }
        }
    }

    private void take(Expression expression, int depth) {
        for (int i = expression.from(); i < expression.to(); i++) {
            Token token = tokens.get(i);
            if (token.string()) {
                if (tokens.isValue(i)) {
                    requirements(token.text());
                }
            } else if (token.kind() == Token.Kind.WORD) {
                if (depth < DEEPEST && tokens.isReference(i) && seen.add(token.text())) {
                    values.getOrDefault(token.text(), List.of()).forEach(each -> take(each, depth + 1));
                }
                i = tokens.afterArguments(i, TRANSPARENT);
            }
        }
    }

    private void requirements(String text) {
        for (String line : LINES.split(text, -1)) {
            boolean letter = !line.isBlank() && Character.isLetter(line.strip().charAt(0));
            if (letter && Requirement.of(line) instanceof Requirement.Named(String name)) {
                found.pypi(name);
            }
        }
    }
}
