/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium of its own, without a window and with a fresh profile; it ends with the test, and with it its driver. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path TARGET = Path.of(System.getProperty("browser.target", "target/browser"));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;
    private final Path profile = freshProfile();
    private final Dimension size;
    private final boolean dark;

    private Browser(Dimension size, boolean dark) {
        for (Path program : List.of(CHROMIUM, DRIVER)) {
            if (!Files.isExecutable(program)) {
                throw new AssertionError("The browser tests need " + program + ": apt-get install chromium chromium-driver");
            }
        }
        driver = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(new File(DRIVER.toString())).usingAnyFreePort().build(),
                options(profile));
        this.size = size;
        this.dark = dark;
        try {
            emulate();
        } catch (RuntimeException e) {
            driver.quit();
            throw e;
        }
    }

    static Browser wide() {
        return new Browser(new Dimension(1280, 800), false);
    }

    static Browser dark() {
        return new Browser(new Dimension(1280, 800), true);
    }

    static Browser narrow() {
        return new Browser(new Dimension(390, 844), false);
    }

    void open(String url) {
        driver.get(url);
    }

    /** Waits for the first element that is shown. */
    WebElement find(String css) {
        return find(css, "");
    }

    /** Also what is not drawn because it is scrolled away, which the driver's own text leaves out. */
    static String text(WebElement element) {
        return element.getDomProperty("textContent");
    }

    /** Waits for an element that is shown and has this text in it. */
    WebElement find(String css, String text) {
        return await("no " + css + " with " + text, () -> run("return [...document.querySelectorAll(arguments[0])]"
                + ".find(one => one.checkVisibility() && one.textContent.includes(arguments[1]))", css, text));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    void click(String css) {
        find(css).click();
    }

    void click(String css, String text) {
        find(css, text).click();
    }

    void awaitTrue(String what, java.util.function.BooleanSupplier condition) {
        await(what, () -> condition.getAsBoolean() ? Boolean.TRUE : null);
    }

    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Goes on to the next element that takes the focus, also from a field for a file, which the driver would fill. */
    void tab() {
        new Actions(driver).sendKeys(Keys.TAB).perform();
    }

    void press(Keys key, int times) {
        for (int i = 0; i < times; i++) {
            press(key);
        }
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    @SuppressWarnings("unchecked")
    <T> T run(String script, Object... arguments) {
        return (T) ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    @SuppressWarnings("unchecked")
    <T> T runAsync(String script, Object... arguments) {
        return (T) ((JavascriptExecutor) driver).executeAsyncScript(script, arguments);
    }

    /** Keeps what is seen, for somebody who wants to look at it. */
    void takePicture(String name) {
        write(TARGET.resolve("pictures"), name, Picture.small(driver.getScreenshotAs(OutputType.BYTES)));
    }

    /** Keeps what is seen, and puts it into the documentation if that was asked for. */
    void takePictureForDocs(String name) {
        takePicture(name);
        if (Boolean.getBoolean("pictures.update")) {
            write(Path.of(System.getProperty("pictures.docs")), name, Picture.small(driver.getScreenshotAs(OutputType.BYTES)));
        }
    }

    /** Goes on in the page that a click has opened last. */
    void switchToNewPage() {
        awaitTrue("no new page", () -> driver.getWindowHandles().size() > 1);
        driver.switchTo().window(List.copyOf(driver.getWindowHandles()).get(driver.getWindowHandles().size() - 1));
        emulate();
    }

    void switchToFirstPage() {
        driver.switchTo().window(driver.getWindowHandles().iterator().next());
    }

    /** What the page did wrong: broke its security policy or ended in an exception. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage)
                .filter(message -> message.contains("Content Security Policy") || message.contains("Uncaught") || message.contains("TrustedScript")
                        || message.contains("Trusted Type")).toList();
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException stillBeingEmptied) {
            // what is left lies in target
        }
    }

    /** Null from the question is not yet; an element that was replaced meanwhile is looked for again. */
    private <T> T await(String otherwise, java.util.function.Supplier<T> question) {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50)).ignoring(StaleElementReferenceException.class)
                .withMessage(() -> otherwise).until(any -> question.get());
    }

    /** Without a window, Chromium takes part of the size for one. */
    private void emulate() {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", size.width, "height", size.height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    private static ChromeOptions options(Path profile) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--lang=en-GB",
                "--user-data-dir=" + profile);
        return options;
    }

    private static Path freshProfile() {
        try {
            return Files.createTempDirectory(Files.createDirectories(TARGET), "profile");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path folder, String name, byte[] picture) {
        try {
            Files.write(Files.createDirectories(folder).resolve(name + ".png"), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
