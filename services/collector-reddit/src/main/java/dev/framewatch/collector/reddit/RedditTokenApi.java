package dev.framewatch.collector.reddit;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

/** Where Reddit gives tokens to apps: github.com/reddit-archive/reddit/wiki/OAuth2. */
interface RedditTokenApi {
    /** A token for an app that names itself by its id and secret. */
    @PostExchange(url = "/api/v1/access_token", contentType = "application/x-www-form-urlencoded")
    ResponseEntity<byte[]> token(@RequestBody String form);
}
