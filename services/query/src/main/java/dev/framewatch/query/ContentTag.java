package dev.framewatch.query;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives answers that do not follow from rows or events alone a weak ETag of what they say, by which a reader who has them
 * gets 304.
 */
final class ContentTag extends ShallowEtagHeaderFilter {
    private static final List<String> PATHS =
            List.of(PublishedApi.PATH, PublishedApi.LIST, AlertsApi.PATH, FeedApi.PATH);

    ContentTag() {
        setWriteWeakETag(true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String asked = request.getRequestURI();
        return PATHS.stream().noneMatch(path -> asked.equals(path) || asked.startsWith(path + "."));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
        response.setHeader(HttpHeaders.VARY, String.join(", ", FigureCache.VARY));
        super.doFilterInternal(request, response, chain);
    }
}
