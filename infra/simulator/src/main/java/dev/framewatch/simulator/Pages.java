package dev.framewatch.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * One page of a list, and the addresses of its neighbours as a {@code Link} header.
 *
 * @param items what it holds
 * @param link the header; empty where there is one page only
 */
record Pages<T>(List<T> items, Optional<String> link) {
    /** The page that a request asks for with {@code page} and {@code per_page}. */
    static <T> Pages<T> of(Request request, List<T> all, int otherwise, int most) {
        int size = request.number("per_page", otherwise, most);
        int page = request.number("page", 1, 100_000);
        int last = Math.max(1, (all.size() + size - 1) / size);
        List<T> items = all.stream().skip((long) (page - 1) * size).limit(size).toList();
        StringJoiner link = new StringJoiner(", ");
        if (page < last) {
            link.add(address(request, "page", page + 1, "next")).add(address(request, "page", last, "last"));
        }
        if (page > 1) {
            link.add(address(request, "page", 1, "first")).add(address(request, "page", page - 1, "prev"));
        }
        return new Pages<>(items, link.length() == 0 ? Optional.empty() : Optional.of(link.toString()));
    }

    /** A part of a {@code Link} header: the request's address with another value of one parameter. */
    static String address(Request request, String parameter, Object value, String relation) {
        Map<String, String> query = new LinkedHashMap<>(request.query());
        query.put(parameter, value.toString());
        StringJoiner joined = new StringJoiner("&");
        query.forEach((name, text) -> joined.add(name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
        return "<" + request.base() + request.path() + "?" + joined + ">; rel=\"" + relation + "\"";
    }
}
