package dev.framewatch.collector.github;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** GitHub's API as far as it is asked: docs.github.com/rest and docs.github.com/graphql. */
@HttpExchange(accept = "application/vnd.github+json")
interface GitHubApi {
    /**
     * The first page of a search for repositories, those first that changed last: one that changes meanwhile comes to the
     * front, and moves others to pages that are still to be read.
     */
    @GetExchange("/search/repositories?q={query}&sort=updated&order=desc&per_page=100")
    ResponseEntity<byte[]> search(@PathVariable String query);

    /** Whatever a link leads to, such as the next page. */
    @GetExchange
    ResponseEntity<byte[]> at(
            URI address, @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String etag);

    /** A repository by its name; one that was renamed redirects. */
    @GetExchange("/repos/{owner}/{name}")
    ResponseEntity<byte[]> repository(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String etag);

    /** A repository by its number. */
    @GetExchange("/repositories/{id}")
    ResponseEntity<byte[]> repository(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String etag);

    /** The README of a repository of that number. */
    @GetExchange("/repositories/{id}/readme")
    ResponseEntity<byte[]> readme(@PathVariable String id);

    /** A list of the files in the first folder of a repository of that number. */
    @GetExchange("/repositories/{id}/contents")
    ResponseEntity<byte[]> files(@PathVariable String id);

    /** One of these. */
    @GetExchange("/repositories/{id}/contents/{file}")
    ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable String file);

    /** A query with its variables, as {@code query} and {@code variables}. */
    @PostExchange(url = "/graphql", contentType = "application/json")
    ResponseEntity<byte[]> graphQl(@RequestBody Map<String, Object> body);

    /** The first page of the releases of a repository of that number, the newest first. */
    @GetExchange("/repositories/{id}/releases?per_page=100")
    ResponseEntity<byte[]> releases(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String etag);

    /** The first page of the weeks in which a repository of that number got the stars that it has, the newest first. */
    @GetExchange("/repositories/{id}/stargazers/history?per_page=30")
    ResponseEntity<byte[]> starHistory(@PathVariable String id);
}
