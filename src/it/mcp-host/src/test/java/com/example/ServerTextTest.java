package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTextTest {

    private static final String NODE = """
            file:///srv/index.js:7
              throw new TypeError('no port');
                    ^

            TypeError: no port
                at main (file:///srv/index.js:7:9)
                at new NodeError (node:internal/errors:405:5) {
              code: 'ERR_NO_PORT'
            }

            Node.js v20.20.2
            """;

    private static final String PYTHON = """
            Traceback (most recent call last):
              File "/srv/main.py", line 3, in <module>
                raise ValueError("no port")
            ValueError: no port
            """;

    private static final String JAVA = """
            12:01 INFO starting
            Exception in thread "main" java.lang.IllegalStateException: cannot start
            \tat com.example.Main.main(Main.java:5)
            Caused by: java.net.BindException: no port
            \t... 1 more
            """;

    private static final String NPM = """
            npm error code E404
            npm error 404 Not Found - GET https://registry.example/no-such-server
            npm error A complete log of this run can be found in: /root/.npm/_logs/debug-0.log
            """;

    private final ServerText text = new ServerText(Map.of(
            "SERVICE_TOKEN", "open sesame", "PIN_TOKEN", "47", "WORD", "hunter2", "PAIR", "a+b/c\"=",
            "LINES", "first line\nnext line", "LONG_TOKEN", "z".repeat(20_000),
            "HOME", "/root", "LEVEL", "1", "PORT", "54321", "EMPTY", ""));

    @Test
    void summaryReturnsLineWithError() {
        assertThat(summary(NODE)).isEqualTo("TypeError: no port");
        assertThat(summary(PYTHON)).isEqualTo("ValueError: no port");
        assertThat(summary(JAVA)).isEqualTo("Caused by: java.net.BindException: no port");
        assertThat(summary(NPM)).isEqualTo("npm error code E404");
        assertThat(summary("starting\nusage: server DIRECTORY\n\n")).isEqualTo("usage: server DIRECTORY");
        assertThat(summary("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\u001b[31;1mno port\u001b[0m",
        "\u001b]0;title\u0007no port",
        "\u001b]8;;https://example.com\u001b\\no port\u001b]8;;\u001b\\",
        "\u001b[2K\u001b[1Gno\u001b[?25h port",
        "\u009b31mno port",
        "\u001b(B\u001b7no port",
    })
    void summaryRemovesEscapeSequences(String line) {
        assertThat(summary(line)).isEqualTo("no port");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "SERVICE says open sesame, 47 to you        | SERVICE says ***, *** to you",
        "nopen sesames, 4711, xhunter2, (hunter2_)  | n***s, 4711, xhunter2, (***_)",
        "?a%2Bb%2Fc%22%3D and {'a+b/c\\\"='}          | ?*** and {'***'}",
        "next line of first lines                   | *** of ***s",
        "/root has level 1 on port 54321            | /root has level 1 on port 54321",
    })
    void summaryHidesValuesOfVariables(String line, String expected) {
        assertThat(summary(line)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"401", "HTTP 403", "Request failed with status code 401", "{\"status\":401}", "Forbidden",
        "UNAUTHORIZED", "Token has expired", "token expired", "invalid_token", "Invalid API key", "session expired",
        "expired credentials", "authentication required", "you are not logged in", "login failed"})
    void asksForLoginWhenTextSaysSo(String text) {
        assertThat(ServerText.asksForLogin(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no port", "port 4010 in use", "127.0.0.1:403", "config line 401", "1.401 s",
        "Unexpected token '<'", "session not found", "max_tokens is invalid"})
    void asksForLoginWhenTextDoesNotSaySo(String text) {
        assertThat(ServerText.asksForLogin(text)).isFalse();
    }

    @Test
    void cleanCutsTextAfterItHidesSecrets() {
        String line = "x".repeat(290) + "z".repeat(20_000) + " open sesame\u2028\u0000\n" + "y".repeat(20_000);
        assertThat(text.clean(line)).isEqualTo("x".repeat(290) + "*** *** yy...");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "cannot reach postgres://bob:p@ss@db/x      | cannot reach postgres://***@db/x",
        "GET https://ghp@host/?api_key=1&a=2        | GET https://***@host/?api_key=***",
        "401: Authorization: Basic Ym9iOnB3         | 401: Authorization: Basic ***",
        "rejected 'Bearer abc.def'                  | rejected 'Bearer ***",
        "GITHUB_TOKEN=ghp_1 is invalid              | GITHUB_TOKEN=*** is invalid",
        "bad config {\"password\": \"a b\", \"n\": 1}   | bad config {\"password\": ***, \"n\": 1}",
        "usage: --api-key abc --port 1              | usage: --api-key *** --port 1",
        "Incorrect API key provided: sk-proj-12345678 | Incorrect API key provided: ***",
        "hash 0123456789abcdef0123456789abcdef      | hash ***",
        "cannot open /root/x: token expired         | cannot open /root/x: token expired",
    })
    void summaryRemovesSecrets(String line, String expected) {
        assertThat(summary(line)).isEqualTo(expected);
    }

    private String summary(String lines) {
        return text.summary(lines.lines());
    }
}
