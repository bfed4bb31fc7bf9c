/** What the page for ticket systems offers to copy: each text with the address of /go/ of this very site in it. */

export interface TicketRecipe {
  readonly id: string;
  readonly system: string;
  /** what to do with the text, in HTML-free words; `code` between backticks */
  readonly steps: readonly string[];
  /** what is pasted there */
  readonly text: string;
  readonly language: 'text' | 'yaml' | 'powershell' | 'html';
  readonly sources: readonly { readonly title: string; readonly url: string }[];
}

/**
 * The recipes, only what the named documentation says.
 * @param go full address of /go/ with the empty query: `https://example.org/go/?q=`
 */
export function ticketRecipes(go: string): readonly TicketRecipe[] {
  return [
    {
      id: 'jira',
      system: 'Jira: automation',
      steps: [
        'Give the project a text field for the code, here `Error code`, and let a rule that is triggered by its change add this comment. A field is named by its name in a smart value.',
      ],
      text: `What this code means: ${go}{{issue.Error code}}`,
      language: 'text',
      sources: [
        {
          title: 'Atlassian: smart values, general',
          url: 'https://support.atlassian.com/jira-service-management-cloud/docs/smart-values-general',
        },
        {
          title: 'Atlassian: what are smart values',
          url: 'https://confluence.atlassian.com/servicedeskcloud/what-are-smart-values-998868735.html',
        },
      ],
    },
    {
      id: 'servicenow',
      system: 'ServiceNow: work notes and response templates',
      steps: [
        'A journal field (work notes, additional comments) shows HTML between `[code]` and `[/code]` as long as the property `glide.ui.security.allow_codetag` is true, its default. ServiceNow’s hardening guide recommends false: then write the bare address.',
        'A response template can hold the same line; its variables are filled from the record.',
      ],
      text: `[code]<a href="${go}0x80070005">0x80070005</a>[/code]`,
      language: 'html',
      sources: [
        {
          title: 'ServiceNow: render journal field entries as HTML',
          url: 'https://www.servicenow.com/docs/r/australia/platform-administration/render-journal-field-entries-as-html.html',
        },
        {
          title: 'ServiceNow: disable embedded HTML code',
          url: 'https://www.servicenow.com/docs/r/australia/platform-security/instance-security-hardening-settings/sc-allow-embedded-html-code.html',
        },
        { title: 'ServiceNow: response templates', url: 'https://www.servicenow.com/docs/r/zS6yb8e~gR8BPjeviYdV9g/u0teFpkgT1QgxLslTG1Y5A' },
      ],
    },
    {
      id: 'zendesk',
      system: 'Zendesk: macro',
      steps: [
        'In the comment of a macro, put the placeholder of the ticket field that holds the code behind the address; `123456` stands for the ID of that field. A field without a value leaves the placeholder blank.',
      ],
      text: `What this code means: ${go}{{ticket.ticket_field_123456}}`,
      language: 'text',
      sources: [
        { title: 'Zendesk: using placeholders', url: 'https://support.zendesk.com/hc/en-us/articles/203662116-Using-placeholders' },
        {
          title: 'Zendesk: formatting placeholders with Liquid markup',
          url: 'https://support.zendesk.com/hc/en-us/articles/203660966-Formatting-placeholders-with-Liquid-markup',
        },
      ],
    },
    {
      id: 'freshdesk',
      system: 'Freshdesk: canned response',
      steps: [
        'Canned responses, e-mail notifications and automation rules take placeholders. Put the cursor behind the address and choose the field that holds the code with the button that inserts a placeholder.',
      ],
      text: `What this code means: ${go}`,
      language: 'text',
      sources: [
        {
          title: 'Freshdesk: understanding dynamic content and placeholders (the Japanese edition)',
          url: 'https://support.lionice.jp/ja-JP/support/solutions/articles/73000535240-%E5%8B%95%E7%9A%84%E3%81%AA%E3%82%B3%E3%83%B3%E3%83%86%E3%83%B3%E3%83%84%E3%81%A8%E3%83%97%E3%83%AC%E3%83%BC%E3%82%B9%E3%83%9B%E3%83%AB%E3%83%80%E3%82%92%E7%90%86%E8%A7%A3-understanding-dynamic-content-and-placeholders',
        },
      ],
    },
    {
      id: 'github-autolink',
      system: 'GitHub: autolink',
      steps: [
        'An administrator of the repository sets this once; `WINERR-0x80070005`, `WINERR-13803` and `WINERR--2147024891` in issues, pull requests and commit messages then are links. `<num>` takes letters, digits and the minus sign, no underscore: numbers, not symbolic names.',
      ],
      text: `gh repo autolink create WINERR- "${go}<num>"`,
      language: 'text',
      sources: [
        { title: 'GitHub CLI: gh repo autolink create', url: 'https://man.archlinux.org/man/gh-repo-autolink-create.1.en' },
        {
          title: 'GitHub: configuring autolinks to reference external resources',
          url: 'https://docs.github.com/articles/configuring-autolinks-to-reference-external-resources',
        },
      ],
    },
    {
      id: 'github-issue-form',
      system: 'GitHub: issue form',
      steps: ['A file in `.github/ISSUE_TEMPLATE/` that asks for the code and says where to look it up.'],
      text: `name: Windows error
description: An operation fails with a Windows error code.
body:
  - type: markdown
    attributes:
      value: Look the code up first at ${go.replace(/\?.*$/, '')}
  - type: input
    id: error-code
    attributes:
      label: Error code
      description: Any form, such as 0x80070005, 13803 or ERROR_ACCESS_DENIED
    validations:
      required: true`,
      language: 'yaml',
      sources: [
        {
          title: 'GitHub: configuring issue templates for your repository',
          url: 'https://docs.github.com/en/enterprise-server@3.18/communities/using-templates-to-encourage-useful-issues-and-pull-requests/configuring-issue-templates-for-your-repository',
        },
      ],
    },
    {
      id: 'powershell',
      system: 'PowerShell: a function in your profile',
      steps: [
        'What stands in the file `$PROFILE` is there in every session. `Show-LastError 0x80070005` opens the page of the code; `Show-LastError $LASTEXITCODE` that of the last program’s exit code.',
      ],
      text: `function Show-LastError([string] $Code) {
    Start-Process ('${go}' + [uri]::EscapeDataString($Code))
}`,
      language: 'powershell',
      sources: [
        {
          title: 'PowerShell: about_Profiles',
          url: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_profiles',
        },
      ],
    },
    {
      id: 'browser',
      system: 'Browser: a keyword in the address bar',
      steps: [
        'Chrome: Settings, Search engine, Manage search engines and site search, Add, with this address and a keyword such as `err`. Firefox: a bookmark of this address with a keyword. `err 0x80070005` then goes to the page.',
        'A browser that reads OpenSearch descriptions offers this site’s search by itself. For all machines of a company, Chrome’s policy `SiteSearchSettings` takes the address with `{searchTerms}` in place of `%s`.',
      ],
      text: `${go}%s`,
      language: 'text',
      sources: [
        { title: 'Keywords for Firefox and Chrome', url: 'https://gist.github.com/siboehm/53d2b498e1470d32f0af13b2c39a9520' },
        { title: 'Chrome policy SiteSearchSettings', url: 'https://developer.samsung.com/browser/policy/site-search-settings.html' },
        { title: 'MDN: OpenSearch description format', url: 'https://developer.mozilla.org/en-US/docs/Web/OpenSearch' },
      ],
    },
  ];
}
