package dev.framewatch.collector.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.github.GitHubAccount.Resource;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.BudgetReading;
import dev.framewatch.collector.poll.Poll.LimitedUntil;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Limits as they were recorded; times in them are words that are put in here. */
class RealLimitsTest {
    private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");
    private static final GitHubApi NOBODY = (GitHubApi)
            Proxy.newProxyInstance(GitHubApi.class.getClassLoader(), new Class<?>[] {GitHubApi.class}, (_, _, _) -> {
                throw new AssertionError("Nobody is asked");
            });
    private static final Pattern TIME = Pattern.compile("\\{\\{\\w+(?: offset='(\\d+) (\\w+)')?.* format='([^']*)'}}");

    private static List<Answer> recorded(String folder) throws IOException {
        assumeTrue(ImportedFile.shared(folder).isPresent(), "../shared is absent");
        List<Answer> answers = new ArrayList<>();
        try (Stream<Path> files = Files.list(ImportedFile.shared(folder).orElseThrow())) {
            for (Path file : files.sorted().toList()) {
                answers.add(answer(JsonMapper.shared().readTree(file).path("response")));
            }
        }
        return answers;
    }

    private static Answer answer(JsonNode response) {
        HttpHeaders headers = new HttpHeaders();
        response.path("headers").properties().stream()
                .filter(header -> header.getValue().isString())
                .forEach(header ->
                        headers.set(header.getKey(), told(header.getValue().asString())));
        return Answer.of(ResponseEntity.status(response.path("status").asInt())
                .headers(headers)
                .body(response.path("body").asString("").getBytes(UTF_8)));
    }

    private static String told(String header) {
        Matcher time = TIME.matcher(header);
        if (!time.matches()) {
            return header;
        }
        Duration unit = String.valueOf(time.group(2)).startsWith("hour")
                ? Duration.ofHours(1)
                : String.valueOf(time.group(2)).startsWith("min") ? Duration.ofMinutes(1) : Duration.ofSeconds(1);
        Instant at = NOW.plus(unit.multipliedBy(time.group(1) == null ? 0 : Long.parseLong(time.group(1))));
        return time.group(3).equals("unix")
                ? String.valueOf(at.getEpochSecond())
                : DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    @Test
    void everyLimitIsKnownAsOneAndNothingElse() throws IOException {
        GitHubAccount account = GitHubAccount.of("a token", "a token", NOBODY);
        List<Long> spent = new ArrayList<>();
        List<Long> secondary = new ArrayList<>();
        int others = 0;
        for (Answer answer : recorded("payloads/github/errors")) {
            LimitedUntil limited = new GitHubLimits(answer, NOW)
                    .limited(account, Resource.CORE, 0)
                    .orElse(null);
            if (limited == null) {
                others++;
            } else {
                (limited.budgets().size() == 1 ? spent : secondary)
                        .add(Duration.between(NOW, limited.until()).toSeconds());
            }
        }

        assertThat(spent).containsExactly(4L, 4L, 4L, 4L, 4L);
        assertThat(secondary).containsExactlyInAnyOrder(30L, 30L, 2L, 3L, 60L, 60L, 8L, 8L, 60L, 60L);
        assertThat(others).isEqualTo(2);
    }

    @Test
    void whatIsLeftIsRead() throws IOException {
        assertThat(recorded("payloads/github/ratelimit"))
                .extracting(answer -> new GitHubLimits(answer, NOW)
                        .reading(Resource.SEARCH)
                        .map(BudgetReading::limit)
                        .orElse(0))
                .containsExactly(5_000, 5_000, 5_000, 5_000, 30, 30, 5_000);
    }
}
