package dev.framewatch.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Gives figures a weak ETag, and answers whoever has that one with 304 before anything is counted; others get the answer
 * that somebody got before. The tag is of the rows and, where it depends on them, of the events as they were before the
 * count, of what is known to be wrong with them, of the taxonomies that are known, of the day, the query and the process,
 * whose settings and code decide too.
 */
@RestControllerAdvice
final class FigureCache implements HandlerInterceptor, ResponseBodyAdvice<Object> {
    private static final String TAG = FigureCache.class.getName();
    static final List<String> VARY = List.of(HttpHeaders.ACCEPT, HttpHeaders.ORIGIN);

    private final DailyRows daily;
    private final EventsWord events;
    private final Caveats caveats;
    private final ServedTaxonomy taxonomies;
    private final RecentAnswers answers;
    private final Clock clock;
    private final UUID process = UUID.randomUUID();

    FigureCache(
            DailyRows daily,
            EventsWord events,
            Caveats caveats,
            ServedTaxonomy taxonomies,
            RecentAnswers answers,
            Clock clock) {
        this.daily = daily;
        this.events = events;
        this.caveats = caveats;
        this.taxonomies = taxonomies;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Figure figure = handler instanceof HandlerMethod method ? method.getMethodAnnotation(Figure.class) : null;
        if (figure == null) {
            return true;
        }
        String name;
        try {
            name = name(figure.ofEvents() || isOfEvents(request), request);
        } catch (Problem toldByTheFigure) {
            return true; // unless the query is wrong, which its reader would rather know
        }
        String tag = "W/\"" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + '"';
        String has = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        boolean same = has != null && has.contains(tag);
        RecentAnswers.Answer before = same ? null : answers.find(name, request);
        if (!same && before == null) {
            request.setAttribute(TAG, tag);
            return true;
        }
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
        response.addHeader(HttpHeaders.VARY, String.join(", ", VARY));
        if (before == null) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            before.giveAgain(response);
        }
        return false;
    }

    /** The daily rows do not tell whose their events are, nor of which venue. */
    private static boolean isOfEvents(HttpServletRequest request) {
        String asked = Objects.requireNonNullElse(request.getQueryString(), "");
        return asked.contains(OwnerRows.PARAMETER.name()) || asked.contains(Switches.VENUE.name());
    }

    /** Everything that an answer depends on. */
    private String name(boolean ofEvents, HttpServletRequest request) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        List<String> all = List.of(
                process.toString(),
                daily.version(),
                caveats.version(),
                taxonomies.version(),
                ofEvents ? events.now() : "",
                today.toString(),
                request.getRequestURI(),
                Objects.requireNonNullElse(request.getQueryString(), ""),
                String.valueOf(request.getAttribute(Form.SUFFIX)),
                Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), ""));
        return String.join("\n", all);
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return returned.hasMethodAnnotation(Figure.class);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (request.getAttributes().get(TAG) instanceof String tag) {
            response.getHeaders().setETag(tag);
            response.getHeaders().setCacheControl(CacheControl.noCache());
            response.getHeaders().setVary(VARY);
        }
        return body;
    }
}
