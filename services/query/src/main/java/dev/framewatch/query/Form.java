package dev.framewatch.query;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;

/** A form that an answer can have; the names are those in addresses. */
enum Form {
    json("application/json"),
    csv("text/csv;charset=UTF-8"),
    ndjson("application/x-ndjson");

    static final String JSON = "application/json";
    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";

    /** The parameter that asks for one. */
    static final Parameter<Form> PARAMETER =
            Parameter.choice("format", "The form of the answer, instead of the Accept header.", List.of(values()));

    static final String SUFFIX = Form.class.getName();
    private static final String REFUSED = Form.class.getName() + ".refused";

    private final String type;

    Form(String type) {
        this.type = type;
    }

    MediaType type() {
        return MediaType.parseMediaType(type);
    }

    /** The form that the end of an address or the parameter asks for; without, the header decides. */
    static Optional<Form> of(WebRequest request) {
        if (request.getAttribute(SUFFIX, WebRequest.SCOPE_REQUEST) instanceof Form suffix) {
            return Optional.of(suffix);
        }
        String[] given = Parameter.parameters(request).get(PARAMETER.name());
        return given == null
                ? Optional.empty()
                : Optional.ofNullable(PARAMETER.one(Map.of(PARAMETER.name(), List.of(given))));
    }

    /** Has Spring heed what {@link #of} finds; what is no form is refused by {@link Check}, for Spring asks here too early. */
    static final class Negotiation implements ContentNegotiationStrategy {
        @Override
        public List<MediaType> resolveMediaTypes(NativeWebRequest request) {
            try {
                return of(request).map(form -> List.of(form.type())).orElse(MEDIA_TYPE_ALL_LIST);
            } catch (Problem wrong) {
                request.setAttribute(REFUSED, wrong, RequestAttributes.SCOPE_REQUEST);
                return MEDIA_TYPE_ALL_LIST;
            }
        }
    }

    /** Refuses what is no form. */
    static final class Check implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (request.getAttribute(REFUSED) instanceof Problem wrong) {
                throw wrong;
            }
            return true;
        }
    }

    /** Takes the form off the end of an address, as in {@code /api/v1/shares.csv}. */
    static final class Suffix extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String path = request.getRequestURI();
            Optional<Form> asked = Arrays.stream(values())
                    .filter(form -> path.startsWith("/api/") && path.endsWith("." + form))
                    .findFirst();
            asked.ifPresent(form -> request.setAttribute(SUFFIX, form));
            chain.doFilter(asked.isPresent() ? new Without(request, "." + asked.get()) : request, response);
        }
    }

    private static final class Without extends HttpServletRequestWrapper {
        private final int length;

        Without(HttpServletRequest request, String suffix) {
            super(request);
            this.length = suffix.length();
        }

        @Override
        public String getRequestURI() {
            String path = super.getRequestURI();
            return path.substring(0, path.length() - length);
        }

        @Override
        public String getServletPath() {
            String path = super.getServletPath();
            return path.substring(0, Math.max(0, path.length() - length));
        }
    }
}
