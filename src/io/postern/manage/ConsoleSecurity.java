package io.postern.manage;

import io.postern.store.Store;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Sign-in at the console: nothing without it but the two probes. What somebody who is signed in may
 * do over JMX is {@link JmxPolicy}'s decision.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class ConsoleSecurity {

  /**
   * @param store open, so that this process alone has the data folder
   */
  @Bean
  ConsoleLogins consoleLogins(ConsoleSettings settings, Store store) throws IOException {
    return ConsoleLogins.of(settings);
  }

  @Bean
  static JolokiaHardening jolokiaHardening() {
    return new JolokiaHardening();
  }

  /** Who signs in is compared by the same code; without this bean it would be bcrypt. */
  @Bean
  static PasswordEncoder passwords() {
    return new KeyedPasswords();
  }

  @Bean
  UserDetailsService consoleUsers(ConsoleLogins logins, PasswordEncoder encoder) {
    InMemoryUserDetailsManager users = new InMemoryUserDetailsManager();
    for (ConsoleLogins.Login login : logins.operators()) {
      users.createUser(user(login, encoder, JmxPolicy.OPERATOR, JmxPolicy.VIEWER));
    }
    logins.viewer().ifPresent(login -> users.createUser(user(login, encoder, JmxPolicy.VIEWER)));
    return users;
  }

  private static UserDetails user(
      ConsoleLogins.Login login, PasswordEncoder encoder, String... roles) {
    return User.withUsername(login.user())
        .password(encoder.encode(login.password().reveal()))
        .roles(roles)
        .build();
  }

  @Bean
  SignInThrottleFilter signInThrottleFilter(Clock clock) {
    return new SignInThrottleFilter(clock);
  }

  @Bean
  FilterRegistrationBean<PlainPathFilter> plainPathsOnly() {
    FilterRegistrationBean<PlainPathFilter> registration =
        new FilterRegistrationBean<>(new PlainPathFilter());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  /** It belongs into the security chain, and not a second time before it. */
  @Bean
  FilterRegistrationBean<SignInThrottleFilter> throttleOnlyInChain(SignInThrottleFilter throttle) {
    FilterRegistrationBean<SignInThrottleFilter> registration =
        new FilterRegistrationBean<>(throttle);
    registration.setEnabled(false);
    return registration;
  }

  @Bean
  SecurityFilterChain console(HttpSecurity http, SignInThrottleFilter throttle) throws Exception {
    http.authorizeHttpRequests(
            requests ->
                requests
                    // else a refusal without CSRF token shows as 401, and loses its reason
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(new JolokiaCommandByGet())
                    .denyAll()
                    .requestMatchers("/health/liveness", "/health/readiness")
                    .permitAll()
                    .anyRequest()
                    .hasAnyRole(JmxPolicy.OPERATOR, JmxPolicy.VIEWER))
        .formLogin(form -> form.defaultSuccessUrl("/hawtio/", false))
        .httpBasic(Customizer.withDefaults())
        .logout(logout -> logout.logoutRequestMatcher(hawtioLogsOut()))
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                    .csrfTokenRequestHandler(new HeaderCsrfTokens()))
        .addFilterBefore(throttle, UsernamePasswordAuthenticationFilter.class)
        .addFilterAfter(new CsrfCookieFilter(), BasicAuthenticationFilter.class);
    return http.build();
  }

  /** Hawtio's menu asks for this URL by GET. */
  private static PathPatternRequestMatcher hawtioLogsOut() {
    return PathPatternRequestMatcher.withDefaults().matcher("/hawtio/auth/logout");
  }
}
