package dev.framewatch.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where Reddit gives tokens to apps: {@code POST /api/v1/access_token} with the app's id and secret, as
 * github.com/reddit-archive/reddit/wiki/OAuth2 describes. A token is good for an hour; it holds the app's id, so that
 * whoever looks for leaked credentials knows it by the words that he put into that.
 */
final class RedditTokens implements Api {
    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final String BASIC = "Basic ";
    private static final String BEARER = "bearer ";

    private record Token(String app, Instant ends) {}

    private final Clock clock;
    private final Budgets budgets;
    private final AtomicInteger given = new AtomicInteger();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    RedditTokens(Clock clock, Budgets budgets) {
        this.clock = clock;
        this.budgets = budgets;
    }

    @Override
    public String name() {
        return "reddit";
    }

    @Override
    public String resource(Request request) {
        return "token";
    }

    @Override
    public Allowance allowance(String resource, Request request) {
        return new Allowance(budgets.reddit(), Duration.ofMinutes(10));
    }

    @Override
    public Reply limited() {
        return refusal(429, "Too Many Requests");
    }

    @Override
    public Reply answer(Request request, Spending spending) {
        if (!request.method().equals("POST") || !request.path().equals("/api/v1/access_token")) {
            return refusal(404, "Not Found");
        }
        if (!named(request)) {
            return limited();
        }
        Optional<String> app = request.header("Authorization")
                .filter(header -> header.regionMatches(true, 0, BASIC, 0, BASIC.length()))
                .map(header -> new String(
                        Base64.getDecoder()
                                .decode(header.substring(BASIC.length()).strip()),
                        UTF_8))
                .filter(pair -> pair.matches("[^:]+:.+"));
        if (app.isEmpty()) {
            return refusal(401, "Unauthorized");
        }
        if (!"client_credentials".equals(Request.parameters(request.body()).get("grant_type"))) {
            return Reply.json(200, Map.of("error", "unsupported_grant_type"));
        }
        String id = app.get().split(":", 2)[0];
        String token = "simulated-token-" + given.incrementAndGet() + "-of-" + id;
        tokens.put(token, new Token(id, clock.instant().plus(GOOD_FOR)));
        return Reply.json(
                200,
                Map.of(
                        "access_token",
                        token,
                        "token_type",
                        "bearer",
                        "expires_in",
                        GOOD_FOR.toSeconds(),
                        "scope",
                        "*"));
    }

    /** The app that a request's token was given to; empty where it has none, or it has ended. */
    Optional<String> app(Request request) {
        return request.header("Authorization")
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> tokens.get(header.substring(BEARER.length()).strip()))
                .filter(token -> clock.instant().isBefore(token.ends()))
                .map(Token::app);
    }

    /** Whether a client says who it is; a library's own name does not: support.reddithelp.com, Data API wiki. */
    static boolean named(Request request) {
        return request.header("User-Agent")
                .filter(agent -> agent.matches("\\S+:\\S+:\\S+ \\(by /?u/\\S+\\)"))
                .isPresent();
    }

    /** A refusal in Reddit's form. */
    static Reply refusal(int status, String message) {
        return Reply.json(status, Map.of("message", message, "error", status));
    }
}
