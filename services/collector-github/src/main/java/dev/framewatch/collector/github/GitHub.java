package dev.framewatch.collector.github;

import dev.framewatch.collector.github.GitHubAccount.Resource;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.http.SourceAddress;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.poll.Budget;
import dev.framewatch.collector.poll.BudgetSpent;
import dev.framewatch.collector.poll.Poll.LimitedUntil;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollFailed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;

/**
 * GitHub's API within the budgets of its tokens, or without any within nobody's. Of several tokens the one with most left
 * is used. Source of the rules: docs.github.com/rest, rate limits and best practices.
 */
final class GitHub {
    /** The lane of all that draws from its budgets: it wants requests one after another. */
    static final String LANE = "github";

    private static final int MOST_REDIRECTS = 5;
    private static final DataSize LARGEST = DataSize.ofMegabytes(64);
    private static final Duration REFUSED = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(GitHub.class);

    private static final String WITHOUT_TOKEN =
            "GitHub is asked without a token: slowly, and with READMEs and manifests of a few repositories an hour, so"
                    + " that few frameworks are seen. Set framewatch.github.tokens";

    private static final String SLOWLY =
            "Without a token GitHub grants 60 requests an hour, which all tasks share. Set framewatch.github.tokens";

    private final AtomicBoolean warned = new AtomicBoolean();
    private final URI address;
    private final List<GitHubAccount> accounts = new ArrayList<>();
    private final Map<GitHubAccount, Instant> refused = new ConcurrentHashMap<>();
    private final Map<GitHubAccount, Integer> inARow = new ConcurrentHashMap<>();

    GitHub(GitHubSettings settings, SourceClients clients) {
        SourceAddress source =
                SourceAddress.of(settings.address(), "framewatch").upTo(LARGEST).unfollowed();
        this.address = settings.address();
        for (String token : settings.tokens()) {
            SourceAddress authorized = source.authorizedBy(() -> "Bearer " + token);
            String name = "framewatch.github.tokens[" + accounts.size() + "]";
            accounts.add(GitHubAccount.of(token, name, clients.client(GitHubApi.class, authorized)));
        }
        if (accounts.isEmpty()) {
            accounts.add(GitHubAccount.of(null, "anonymous", clients.client(GitHubApi.class, source)));
        }
    }

    /** Whether there is a token, and so GraphQL. */
    boolean hasToken() {
        return accounts.getFirst().authorized();
    }

    /** What that means for searches, where there is none. */
    Optional<String> note() {
        return hasToken() ? Optional.empty() : Optional.of(WITHOUT_TOKEN);
    }

    /** What that means for those who miss nothing but requests, where there is none. */
    Optional<String> slow() {
        return hasToken() ? Optional.empty() : Optional.of(SLOWLY);
    }

    /** Whether a link leads to where it is asked now; cursors are older than settings. */
    boolean holds(String link) {
        return link.startsWith(address.toString());
    }

    /**
     * Asks for one unit of a resource, and one more for each redirect; with another token, where GitHub wants the first one
     * to be left alone. Its own failures and a refused token are a {@link PollFailed}.
     */
    Asked ask(PollContext context, Resource resource, Function<GitHubApi, ResponseEntity<byte[]>> request) {
        while (true) {
            GitHubAccount account = best(context, resource);
            Asked asked = ask(account, context, resource, request);
            if (!(asked instanceof Asked.Limited limited) || !another(account, context, resource)) {
                return asked;
            }
            context.limited(limited.until().budgets(), limited.until().until());
        }
    }

    private boolean another(GitHubAccount than, PollContext context, Resource resource) {
        return accounts.stream()
                .filter(account -> !account.equals(than) && !refused.containsKey(account))
                .anyMatch(account -> context.left(account.budget(resource)) > 0
                        && context.left(account.budget(Resource.POINTS)) > 0);
    }

    /** Follows redirects, as by the name that a repository had once; each takes a unit of its own. */
    private Asked ask(
            GitHubAccount account,
            PollContext context,
            Resource resource,
            Function<GitHubApi, ResponseEntity<byte[]>> request) {
        Asked asked = once(account, context, resource, request);
        for (int hops = 0; asked instanceof Asked.Told told; hops++) {
            Optional<URI> location = told.answer().redirect();
            if (location.isEmpty()) {
                return asked;
            }
            if (hops == MOST_REDIRECTS) {
                throw new PollFailed("GitHub redirects more than " + MOST_REDIRECTS + " times");
            }
            asked = once(account, context, resource, api -> api.at(location.get(), null));
        }
        return asked;
    }

    private Asked once(
            GitHubAccount account,
            PollContext context,
            Resource resource,
            Function<GitHubApi, ResponseEntity<byte[]>> request) {
        if (!account.authorized() && warned.compareAndSet(false, true)) {
            LOG.warn(WITHOUT_TOKEN);
        }
        context.take(account.budget(Resource.POINTS), 1);
        context.take(account.budget(resource), 1);
        Answer answer = Answer.of(request.apply(account.api()));
        Instant now = context.clock().instant();
        if (answer.isNotModified() && account.authorized()) {
            context.giveBack(account.budget(resource), 1);
        }
        GitHubLimits limits = new GitHubLimits(answer, now);
        limits.reading(resource).ifPresent(reading -> context.told(account.budget(resource), reading));
        if (answer.status() == 401) {
            refused.put(account, now.plus(REFUSED));
            throw new PollFailed("GitHub answered 401 and so does not know " + account.name()
                    + " any more; it is left out for an hour. Give another one");
        }
        if (answer.status() >= 500) {
            throw answer.failure();
        }
        int before = Math.max(context.limits(), inARow.getOrDefault(account, 0));
        Optional<LimitedUntil> limited = limits.limited(account, resource, before);
        if (limited.isEmpty()) {
            inARow.remove(account);
            return new Asked.Told(answer);
        }
        inARow.merge(account, 1, Integer::sum);
        return new Asked.Limited(limited.get());
    }

    /** How much may be taken from a resource now. */
    int left(PollContext context, Resource resource) {
        return context.left(best(context, resource).budget(resource));
    }

    /**
     * Leaves some of a resource to other tasks.
     *
     * @throws BudgetSpent if no more than so many units are left
     */
    void leave(int units, PollContext context, Resource resource) {
        Budget budget = best(context, resource).budget(resource);
        if (context.left(budget) <= units) {
            throw new BudgetSpent(budget.name(), context.clock().instant().plus(budget.window()));
        }
    }

    /** Asks GraphQL, for one point; only where there is a token. */
    Asked query(PollContext context, String query, Map<String, Object> variables) {
        return ask(context, Resource.GRAPHQL, api -> api.graphQl(Map.of("query", query, "variables", variables)));
    }

    private GitHubAccount best(PollContext context, Resource resource) {
        Instant now = context.clock().instant();
        refused.values().removeIf(until -> !now.isBefore(until));
        return accounts.stream()
                .filter(account -> account.has(resource) && !refused.containsKey(account))
                .max(Comparator.comparingInt(account -> context.left(account.budget(resource))))
                .orElseThrow(() -> new PollFailed("GitHub knows none of framewatch.github.tokens any more; give others,"
                        + " or none to ask without, slowly"));
    }
}
