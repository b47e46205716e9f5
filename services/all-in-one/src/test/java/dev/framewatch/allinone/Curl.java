package dev.framewatch.allinone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Prints what is at the address that its last word is: stands in for curl where that is not installed. */
final class Curl {
    private Curl() {}

    static void main(String[] words) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(words[words.length - 1])).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            System.out.print(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }
}
