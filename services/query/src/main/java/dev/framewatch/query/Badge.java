package dev.framewatch.query;

/** Two words beside each other, as SVG. */
final class Badge {
    private static final double LETTER = 6.6;
    private static final int MARGIN = 7;

    private Badge() {}

    /**
     * A badge.
     *
     * @param name what it is about
     * @param figure what it says of that
     */
    static String of(String name, String figure) {
        double left = width(name);
        double right = width(figure);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="20" viewBox="0 0 %1$s 20" role="img">\
                <title>%2$s: %3$s</title>\
                <rect width="%1$s" height="20" rx="3" fill="#333"/>\
                <path d="M%4$s 0h%5$sa3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-%5$sz" fill="#0b6b8f"/>\
                <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" aria-hidden="true">\
                <text x="%6$s" y="14" textLength="%7$s" lengthAdjust="spacingAndGlyphs">%2$s</text>\
                <text x="%8$s" y="14" textLength="%9$s" lengthAdjust="spacingAndGlyphs">%3$s</text></g></svg>
                """.formatted(
                        Svg.number(left + right),
                        Svg.text(name),
                        Svg.text(figure),
                        Svg.number(left),
                        Svg.number(right - 3),
                        MARGIN,
                        Svg.number(left - 2 * MARGIN),
                        Svg.number(left + MARGIN),
                        Svg.number(right - 2 * MARGIN));
    }

    private static double width(String text) {
        return text.codePointCount(0, text.length()) * LETTER + 2 * MARGIN;
    }
}
