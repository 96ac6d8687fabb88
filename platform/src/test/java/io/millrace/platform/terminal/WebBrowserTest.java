package io.millrace.platform.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a page is opened by itself. */
final class WebBrowserTest {

    @Test
    void page_isOpened_whereSomebodySitsBeforeAScreen() {
        assertThat(WebBrowser.command(true, "Linux", Map.of("DISPLAY", ":0"))).contains("xdg-open");
        assertThat(WebBrowser.command(true, "Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")))
                .contains("xdg-open");
        assertThat(WebBrowser.command(true, "Mac OS X", Map.of())).contains("open");
    }

    @Test
    void page_isNotOpened_whereNobodyDoes() {
        assertThat(WebBrowser.command(false, "Mac OS X", Map.of())).isEmpty();
        assertThat(WebBrowser.command(true, "Linux", Map.of())).isEmpty();
        assertThat(WebBrowser.command(true, "Linux", Map.of("DISPLAY", "localhost:10.0", "SSH_CONNECTION", "a b")))
                .isEmpty();
    }
}
