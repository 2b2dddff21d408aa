package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole way of an operator, in a real browser, over a restart of the gateway. */
class OperatorPausesARouteInHawtioTest {
  private static final File CHROMIUM = new File("/usr/bin/chromium");
  private static final File CHROMEDRIVER = new File("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ROW_OF = "//table//tr[td[normalize-space(.)='%s']]";
  private static final By STOP = By.xpath("//button[contains(., 'Stop')]");
  private static final By ROUTES_TAB = By.xpath("//nav//*[normalize-space(text())='Routes']");

  @TempDir Path folder;
  private ChromeDriver browser;
  private ConfigurableApplicationContext gateway;

  @BeforeEach
  void startBrowser() {
    boolean installed = CHROMIUM.canExecute() && CHROMEDRIVER.canExecute();
    if (!installed && !"true".equals(System.getenv("CI"))) {
      Assumptions.abort(
          "skipped: this test needs "
              + CHROMIUM
              + " and "
              + CHROMEDRIVER
              + " (Debian: apt-get install chromium chromium-driver)");
    }
    assertThat(installed).as("%s and %s are installed", CHROMIUM, CHROMEDRIVER).isTrue();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1400,1000",
        "--user-data-dir=" + folder.resolve("profile"));
    // with a driver named, Selenium neither looks for one on the network nor downloads any
    ChromeDriverService driver =
        new ChromeDriverService.Builder().usingDriverExecutable(CHROMEDRIVER).build();
    browser = new ChromeDriver(driver, options);
  }

  @AfterEach
  void stopEverything() {
    if (browser != null) {
      browser.quit();
    }
    if (gateway != null) {
      gateway.close();
    }
  }

  @Test
  void pausedRouteIsStillPausedAfterARestart() throws IOException {
    startGateway();
    signIn();
    openRoutes();
    assertThat(cell("fetch-sales", "State")).isEqualTo("Started");
    await(page -> Integer.parseInt(cell("fetch-sales", "Completed")) > 0);
    picture("1-running");

    browser.findElement(By.xpath(ROW_OF.formatted("fetch-sales") + "//input")).click();
    await(ExpectedConditions.elementToBeClickable(STOP)).click();
    await(page -> cell("fetch-sales", "State").equals("Stopped"));
    picture("2-stopped");

    gateway.close();
    startGateway();
    assertThat(gateway.getBean(PausedRoutes.class).of("fetch-sales"))
        .hasValueSatisfying(pause -> assertThat(pause.by()).isEqualTo("operator"));
    signIn();
    openRoutes();
    assertThat(cell("fetch-sales", "State")).isEqualTo("Stopped");
    assertThat(cell("route-sales", "State")).isEqualTo("Started");
    picture("3-after-restart");
  }

  private void startGateway() {
    gateway = ConsoleApp.start(folder.resolve("data"));
  }

  private URI url() {
    return URI.create(
        "http://127.0.0.1:" + gateway.getEnvironment().getRequiredProperty("local.server.port"));
  }

  private void signIn() throws IOException {
    browser.manage().deleteAllCookies();
    browser.get(url() + "/");
    await(ExpectedConditions.elementToBeClickable(By.name("username"))).sendKeys("operator");
    String password = Files.readString(folder.resolve("data/console.password")).strip();
    browser.findElement(By.name("password")).sendKeys(password);
    browser.findElement(By.cssSelector("button[type=submit]")).click();
    await(ExpectedConditions.urlContains("/hawtio"));
  }

  private void openRoutes() {
    browser.get(url() + "/hawtio/camel");
    await(ExpectedConditions.elementToBeClickable(ROUTES_TAB)).click();
    await(ExpectedConditions.presenceOfElementLocated(By.xpath(ROW_OF.formatted("fetch-sales"))));
  }

  /** What stands in a route's row below a column's title; empty while the page renders. */
  private String cell(String routeId, String column) {
    List<String> titles =
        browser.findElements(By.xpath("//table//th")).stream().map(WebElement::getText).toList();
    List<WebElement> cells = browser.findElements(By.xpath(ROW_OF.formatted(routeId) + "/td"));
    int index = titles.indexOf(column);
    return index >= 0 && index < cells.size() ? cells.get(index).getText() : "";
  }

  private <T> T await(Function<WebDriver, T> condition) {
    try {
      return new WebDriverWait(browser, PATIENCE)
          .ignoring(StaleElementReferenceException.class)
          .until(condition);
    } catch (RuntimeException late) {
      picture("failed");
      throw late;
    }
  }

  private void picture(String name) {
    byte[] png = browser.getScreenshotAs(OutputType.BYTES);
    try {
      Path target = Files.createDirectories(Path.of("target", "hawtio"));
      Files.write(target.resolve(name + ".png"), png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
