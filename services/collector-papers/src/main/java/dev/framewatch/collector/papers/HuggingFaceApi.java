package dev.framewatch.collector.papers;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** Hugging Face's API as far as it is asked. */
interface HuggingFaceApi {
    /** A page of the papers of a day in ISO 8601, the first without its number; 400 for a day that is not yet open. */
    @GetExchange("/api/daily_papers?date={date}&limit=100")
    ResponseEntity<byte[]> dailyPapers(
            @PathVariable String date,
            @RequestParam(name = "p", required = false) @Nullable Integer page,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String etag);

    /** The first page of all models, the newest first, so that those that come meanwhile move no page. */
    @GetExchange("/api/models?sort=createdAt&direction=-1&limit=1000")
    ResponseEntity<byte[]> models();

    /** Whatever a link leads to, such as the next page. */
    @GetExchange
    ResponseEntity<byte[]> at(URI address);
}
