/*
 * <menu-site>: what the native popover of the menu leaves to do. It works without this file; with it,
 * the open menu never hides the focused element, and never stays in the top layer when the screen
 * widens enough to show it as a column.
 */
(() => {
  'use strict';

  class MenuSite extends HTMLElement {
    #abort = null;

    connectedCallback() {
      const menu = this.querySelector('[popover]');
      const button = document.querySelector("[popovertarget='menu']");
      if (!menu || !button || typeof menu.hidePopover !== 'function') return;

      this.#abort = new AbortController();
      const { signal } = this.#abort;
      const close = () => {
        if (menu.matches(':popover-open')) menu.hidePopover();
      };

      document.addEventListener(
        'focusin',
        (event) => {
          if (!menu.contains(event.target) && event.target !== button) close();
        },
        { signal },
      );
      window.addEventListener(
        'resize',
        () => {
          if (getComputedStyle(button).display === 'none') close();
        },
        { signal },
      );
    }

    disconnectedCallback() {
      if (this.#abort) this.#abort.abort();
    }
  }

  customElements.define('menu-site', MenuSite);
})();
