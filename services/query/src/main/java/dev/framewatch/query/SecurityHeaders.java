package dev.framewatch.query;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Has browsers run nothing that a text from a source might bring along, wherever it is shown. */
final class SecurityHeaders extends OncePerRequestFilter {
    private static final String PAGE = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src data: 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'; sandbox";
    private static final String IMAGE = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    /** Its page and its styles are Swagger's own. */
    private static final String SWAGGER = PAGE.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        boolean image = path.startsWith("/badge/") || path.startsWith("/chart/");
        response.setHeader("Content-Security-Policy", policy(path, image));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", image ? "cross-origin" : "same-origin");
        chain.doFilter(request, response);
    }

    private static String policy(String path, boolean image) {
        if (image) {
            return IMAGE;
        }
        if (path.startsWith("/api/") || path.startsWith("/v3/") || path.equals("/feed.atom")) {
            return DATA;
        }
        return path.startsWith("/swagger-ui") ? SWAGGER : PAGE;
    }
}
