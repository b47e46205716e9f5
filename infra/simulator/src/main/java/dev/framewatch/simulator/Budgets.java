package dev.framewatch.simulator;

/**
 * What a client may spend; the windows are those of the providers.
 *
 * @param githubCore requests to GitHub in an hour with a token
 * @param githubAnonymous the same without
 * @param githubSearch searches in a minute with a token
 * @param githubAnonymousSearch the same without
 * @param githubGraphQl points in an hour
 * @param githubPoints what a client may spend of all that in a minute before GitHub's secondary limit
 * @param reddit requests to Reddit in 10 minutes
 * @param huggingFace requests to Hugging Face in 5 minutes with a token
 * @param huggingFaceAnonymous the same without
 */
public record Budgets(
        int githubCore,
        int githubAnonymous,
        int githubSearch,
        int githubAnonymousSearch,
        int githubGraphQl,
        int githubPoints,
        int reddit,
        int huggingFace,
        int huggingFaceAnonymous) {
    /**
     * Those of the providers, as they document them: docs.github.com/rest (rate limits of the REST API, search and
     * GraphQL), support.reddithelp.com (Data API wiki), huggingface.co/docs/hub/rate-limits.
     */
    public static final Budgets REAL = new Budgets(5_000, 60, 30, 10, 5_000, 900, 1_000, 1_000, 500);

    /** So many times as much of each, for those who cannot wait. */
    public Budgets times(int factor) {
        return new Budgets(
                githubCore * factor,
                githubAnonymous * factor,
                githubSearch * factor,
                githubAnonymousSearch * factor,
                githubGraphQl * factor,
                githubPoints * factor,
                reddit * factor,
                huggingFace * factor,
                huggingFaceAnonymous * factor);
    }
}
