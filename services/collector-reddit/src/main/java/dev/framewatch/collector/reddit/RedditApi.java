package dev.framewatch.collector.reddit;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** Reddit's API as far as it is asked: www.reddit.com/dev/api. Texts come without HTML escapes ({@code raw_json}). */
interface RedditApi {
    /** A page of a subreddit's listing, the newest first; behind a fullname, or the first one behind nothing. */
    @GetExchange("/r/{subreddit}/{listing}?limit=100&raw_json=1&after={after}")
    ResponseEntity<byte[]> listing(
            @PathVariable String subreddit, @PathVariable String listing, @PathVariable String after);

    /** Up to 100 things by their fullnames, joined by commas. */
    @GetExchange("/api/info?raw_json=1&id={fullnames}")
    ResponseEntity<byte[]> info(@PathVariable String fullnames);
}
