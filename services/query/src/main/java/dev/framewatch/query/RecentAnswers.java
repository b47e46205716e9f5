package dev.framewatch.query;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The answers that were given last, so that what many readers ask is counted once for as long as nothing of it changes.
 * Whoever knows which answer a request gets notes that with it; those that were not asked for longest go first.
 */
final class RecentAnswers extends OncePerRequestFilter {
    private static final String NOTED = RecentAnswers.class.getName();

    private final long most;
    private final Map<String, Answer> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** @param most how many bytes of answers are kept */
    RecentAnswers(DataSize most) {
        this.most = most.toBytes();
    }

    /** An answer as it was sent. */
    static final class Answer {
        private final Map<String, String> headers = new TreeMap<>();
        private final byte[] body;

        private Answer(HttpServletResponse response, byte[] body) {
            this.body = body;
            keep(HttpHeaders.CONTENT_TYPE, response.getContentType());
            response.getHeaderNames().stream()
                    .filter(name -> name.startsWith("Framewatch-"))
                    .forEach(name -> keep(name, response.getHeader(name)));
        }

        private void keep(String name, @Nullable String value) {
            if (value != null) {
                headers.put(name, value);
            }
        }

        private long size() {
            return body.length + 1_000L;
        }

        void giveAgain(HttpServletResponse response) throws IOException {
            headers.forEach(response::setHeader);
            response.getOutputStream().write(body);
        }
    }

    /** The answer of this name, if it is still here; otherwise notes that the one to come has that name. */
    @Nullable
    Answer find(String name, HttpServletRequest request) {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return null;
        }
        Answer answer = find(name);
        if (answer == null) {
            request.setAttribute(NOTED, name);
        }
        return answer;
    }

    private synchronized @Nullable Answer find(String name) {
        return kept.get(name);
    }

    private synchronized void keep(String name, Answer answer) {
        Answer before = kept.put(name, answer);
        bytes += answer.size() - (before == null ? 0 : before.size());
        var oldest = kept.values().iterator();
        while (bytes > most) {
            bytes -= oldest.next().size();
            oldest.remove();
        }
    }

    /** The stream of live figures has no end. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod())
                || !request.getRequestURI().startsWith("/api/")
                || request.getRequestURI().startsWith(LiveApi.PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper heard = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, heard);
        if (request.getAttribute(NOTED) instanceof String name && heard.getStatus() == HttpServletResponse.SC_OK) {
            keep(name, new Answer(heard, heard.getContentAsByteArray()));
        }
        heard.copyBodyToResponse();
    }
}
