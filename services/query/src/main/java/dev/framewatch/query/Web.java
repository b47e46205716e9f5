package dev.framewatch.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What holds for every request: the limit of each client, forms, caches, and which other sites may read. */
final class Web implements WebMvcConfigurer {
    private final FigureCache cache;
    private final ClientLimit limit;
    private final List<String> origins;

    /**
     * @param cache answers for figures that the reader has
     * @param limit how much one client may ask
     * @param origins the sites whose pages may read the API; empty: none but this one
     */
    Web(FigureCache cache, ClientLimit limit, List<String> origins) {
        this.cache = cache;
        this.limit = limit;
        this.origins = origins;
    }

    private final class Limited implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            limit.take(request.getRemoteAddr());
            return true;
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Limited())
                .addPathPatterns("/api/**", "/badge/**", "/chart/**", "/feed.atom", "/v3/api-docs/**");
        registry.addInterceptor(new Form.Check()).addPathPatterns("/api/**");
        registry.addInterceptor(cache).addPathPatterns("/api/**");
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.strategies(List.of(new Form.Negotiation(), new HeaderContentNegotiationStrategy()));
    }

    @Override
    public void addCorsMappings(CorsRegistry registry) {
        if (!origins.isEmpty()) {
            registry.addMapping("/api/**")
                    .allowedOrigins(origins.toArray(String[]::new))
                    .allowedMethods("GET", "HEAD")
                    .exposedHeaders(
                            HttpHeaders.ETAG,
                            HttpHeaders.LINK,
                            HttpHeaders.RETRY_AFTER,
                            "Framewatch-Generation",
                            "Framewatch-Taxonomy",
                            "Framewatch-Sources",
                            "Framewatch-Left-Out",
                            "Framewatch-Partial",
                            OwnerRows.HEADER);
        }
    }
}
