package dev.framewatch.collector.papers;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;

/** The API of the successor of Papers with Code as far as it is asked, in the form in which its own client asks it. */
interface SuccessorApi {
    /** A page, from 1, of the papers that appeared on a day in ISO 8601, with their repositories. */
    @GetExchange("/papers/?page={page}&page_size=100&start_date={date}&end_date={date}&latest_only=true"
            + "&order_by=date_published&order_dir=asc&include_resources=true")
    ResponseEntity<byte[]> papers(
            @PathVariable String date,
            @PathVariable int page,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String etag);
}
