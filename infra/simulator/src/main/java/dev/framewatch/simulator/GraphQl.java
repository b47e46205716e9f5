package dev.framewatch.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a GraphQL query: one operation with variables, aliases and fragments, which is what collectors send. */
final class GraphQl {
    private static final Pattern TOKEN =
            Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"|[A-Za-z_]\\w*|\\.{3}|-?\\d+|[{}()\\[\\]:!$=]");

    /** A field that is asked for, under the name that its value gets in the answer. */
    record Field(String alias, String name, Map<String, Object> arguments, List<Field> fields) {}

    /** A query that cannot be read. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Object> variables;
    private final Map<String, List<Field>> fragments = new HashMap<>();
    private int next;

    private GraphQl(String query, Map<String, Object> variables) {
        this.variables = variables;
        Matcher token = TOKEN.matcher(query);
        while (token.find()) {
            tokens.add(token.group());
        }
    }

    /** The fields that a query asks for at its root. */
    static List<Field> fields(String query, Map<String, Object> variables) {
        GraphQl reader = new GraphQl(query, variables);
        reader.readFragments();
        while (!reader.peek().equals("{")) {
            if (reader.take().equals("(")) {
                while (!reader.take().equals(")")) {
                    reader.peek();
                }
            }
        }
        return reader.selection();
    }

    /** Reads what is named {@code fragment}; none of it may hold another one. */
    private void readFragments() {
        for (int i = 0; i + 4 < tokens.size(); i++) {
            if (tokens.get(i).equals("fragment") && tokens.get(i + 2).equals("on")) {
                next = i + 4;
                fragments.put(tokens.get(i + 1), selection());
            }
        }
        next = 0;
    }

    private List<Field> selection() {
        List<Field> fields = new ArrayList<>();
        expect("{");
        while (!peek().equals("}")) {
            if (peek().equals("...")) {
                take();
                fields.addAll(spread());
            } else {
                fields.add(field());
            }
        }
        take();
        return fields;
    }

    private List<Field> spread() {
        if (!peek().equals("on") && !peek().equals("{")) {
            String name = take();
            List<Field> fragment = fragments.get(name);
            if (fragment == null) {
                throw new Unreadable("Fragment " + name + " was used, but not defined");
            }
            return fragment;
        }
        if (peek().equals("on")) {
            take();
            take();
        }
        return selection();
    }

    private Field field() {
        String alias = take();
        String name = alias;
        if (peek().equals(":")) {
            take();
            name = take();
        }
        Map<String, Object> arguments = peek().equals("(") ? pairs("(", ")") : Map.of();
        return new Field(alias, name, arguments, peek().equals("{") ? selection() : List.of());
    }

    private Map<String, Object> pairs(String open, String close) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        expect(open);
        while (!peek().equals(close)) {
            String name = take();
            expect(":");
            Object value = value();
            if (value != null) {
                pairs.put(name, value);
            }
        }
        take();
        return pairs;
    }

    private @Nullable Object value() {
        String first = peek();
        if (first.equals("{")) {
            return pairs("{", "}");
        }
        take();
        if (first.equals("$")) {
            return variables.get(take());
        }
        if (first.equals("[")) {
            List<Object> list = new ArrayList<>();
            while (!peek().equals("]")) {
                list.add(String.valueOf(value()));
            }
            take();
            return list;
        }
        if (first.startsWith("\"")) {
            return first.substring(1, first.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
        }
        return first.equals("null") ? null : first;
    }

    private String peek() {
        if (next >= tokens.size()) {
            throw new Unreadable("Parse error: unexpected end of the document");
        }
        return tokens.get(next);
    }

    private String take() {
        String token = peek();
        next++;
        return token;
    }

    private void expect(String token) {
        String found = take();
        if (!found.equals(token)) {
            throw new Unreadable("Parse error on \"" + found + "\", expecting \"" + token + "\"");
        }
    }
}
